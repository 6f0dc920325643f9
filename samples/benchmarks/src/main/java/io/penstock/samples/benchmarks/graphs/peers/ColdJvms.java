package io.penstock.samples.benchmarks.graphs.peers;

import io.penstock.samples.benchmarks.race.Contender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * JVMs of their own, all of one class path.
 *
 * @param place where they work
 * @param classPath of jars alone
 * @param steps what a chain has
 */
record ColdJvms(Path place, String classPath, int steps) {

    private static final List<String> SHORT = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Does nothing. */
    static final class Empty {

        private Empty() {}

        public static void main(String[] arguments) {}
    }

    /** How JVMs are started. */
    enum Flags {
        /** As it comes. */
        PLAIN("no flags"),
        /** One compiler, one collector: for processes that are short. */
        SHORT_RUN("flags for short runs"),
        /** The same with an archive of the classes that an earlier run of the same program loaded. */
        ARCHIVED("these and AppCDS");

        private final String title;

        Flags(String title) {
            this.title = title;
        }
    }

    /** Makes a contender of a main class, after a run that writes the archive if that is asked for. */
    Contender contender(String name, Class<?> main, Flags flags) throws IOException, InterruptedException {
        List<String> options =
                switch (flags) {
                    case PLAIN -> List.of();
                    case SHORT_RUN -> SHORT;
                    case ARCHIVED -> archived(main);
                };
        return process("%s; %s".formatted(name, flags.title), main, options);
    }

    private List<String> archived(Class<?> main) throws IOException, InterruptedException {
        Path archive = place.resolve(main.getSimpleName() + ".jsa");
        process("archive", main, with("-XX:ArchiveClassesAtExit=" + archive)).seconds(0);
        if (!Files.exists(archive)) {
            throw new IllegalStateException("The JVM wrote no archive '%s'.".formatted(archive));
        }
        return with("-XX:SharedArchiveFile=" + archive);
    }

    private static List<String> with(String option) {
        List<String> options = new ArrayList<>(SHORT);
        options.add(option);
        return options;
    }

    private WholeProcess process(String name, Class<?> main, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName(), Integer.toString(steps)));
        return new WholeProcess(name, 1, place, BuildFile.NONE, command);
    }
}
