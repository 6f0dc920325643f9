package io.penstock.samples.benchmarks.race;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs of other people, which this machine has or has not. */
public final class Program {

    private static final String INTERPRETER = "#!";

    private Program() {}

    /** Returns a program of the search path; if it is not there, says so and that the benchmark goes on without it. */
    public static Optional<Path> find(String name, String debianPackage) {
        Optional<Path> program = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            System.out.printf("No %s: left out. Debian has it as '%s'.%n", name, debianPackage);
        }
        return program;
    }

    /** Returns the interpreter that a script names in its first line: the one that finds the script's libraries. */
    public static Path interpreter(Path script) throws IOException {
        try (Stream<String> lines = Files.lines(script)) {
            String first = lines.findFirst().orElse("");
            if (!first.startsWith(INTERPRETER)) {
                throw new IOException("'%s' names no interpreter in its first line, '%s'.".formatted(script, first));
            }
            return Path.of(first.substring(INTERPRETER.length()).strip());
        }
    }
}
