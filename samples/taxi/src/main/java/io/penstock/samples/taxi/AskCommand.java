package io.penstock.samples.taxi;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The line that asks the pushed model, short because the class path stands in an argument file of the java command. */
final class AskCommand {

    private static final String TRIP =
            "payment_type=\"Credit Card\" fare=12.5 trip_miles=3.1 trip_seconds=720 trip_start_hour=22";

    private AskCommand() {}

    /** Writes the argument file into a directory, and returns the line for a shell in any directory. */
    static String write(Path home, Path serving) throws IOException {
        Path file = home.resolve("ask").toAbsolutePath().normalize();
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        Files.writeString(
                file,
                "-cp %s%n%s%n%s%n"
                        .formatted(
                                quoted(classPath),
                                AskTaxi.class.getName(),
                                quoted(serving.toAbsolutePath().normalize().toString())));
        return "java \"@%s\" %s".formatted(file, TRIP);
    }

    /** The syntax of argument files: in quotes, a backslash is written twice. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\") + '"';
    }
}
