package io.penstock.samples.benchmarks.graphs.peers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Programs of other people, which this machine has or has not. */
final class Program {

    private Program() {}

    /** Hands a program to whoever measures it, or says that it is not there and goes on without it. */
    static void ifPresent(String name, String debianPackage, Consumer<Path> use) {
        find(name).ifPresentOrElse(
                use, () -> System.out.printf("No %s: left out. Debian has it as '%s'.%n", name, debianPackage));
    }

    private static Optional<Path> find(String name) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
