package io.penstock.samples.benchmarks.graphs.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file that tells a build tool what to do. */
record BuildFile(String name, String text) {

    /** Nothing needs to be told. */
    static final BuildFile NONE = new BuildFile("none", "");

    /** Targets of which none waits for another one, and that run {@code true}. */
    static BuildFile wideMakefile(int targets) {
        String all = IntStream.range(0, targets).mapToObj(i -> "n" + i).collect(Collectors.joining(" "));
        return new BuildFile(
                "Makefile",
                "all: %1$s%n.PHONY: all %1$s%n%2$s".formatted(all, each(targets, i -> "n%d:%n\t@true%n".formatted(i))));
    }

    /** Files of which each is touched after the one before. */
    static BuildFile chainMakefile(int files) {
        String rules = each(files, i -> "n%d:%s%n\t@touch $@%n".formatted(i, i == 0 ? "" : " n" + (i - 1)));
        return new BuildFile("Makefile", "all: n%d%n%s".formatted(files - 1, rules));
    }

    /** Files of which each is touched after the one before. */
    static BuildFile chainSnakefile(int files) {
        String rules = each(files, i -> "rule r%d:%n%s    output: 'n%1$d'%n    shell: 'touch {output}'%n"
                .formatted(i, i == 0 ? "" : "    input: 'n%d'%n".formatted(i - 1)));
        return new BuildFile("Snakefile", "rule all:%n    input: 'n%d'%n%s".formatted(files - 1, rules));
    }

    void writeIn(Path directory) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private static String each(int count, IntFunction<String> rule) {
        return IntStream.range(0, count).mapToObj(rule).collect(Collectors.joining());
    }
}
