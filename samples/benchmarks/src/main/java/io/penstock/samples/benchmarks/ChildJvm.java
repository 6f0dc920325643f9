package io.penstock.samples.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts classes of this class path in JVMs of their own, with the options that the sample's own command has. */
public final class ChildJvm {

    private ChildJvm() {}

    /** Starts a main class; its output is written to a file. */
    public static Process start(Path output, Class<?> main, String... arguments) throws IOException {
        return builder(main, arguments).redirectOutput(output.toFile()).start();
    }

    /** Starts a main class; its output is read from the process. */
    public static Process start(Class<?> main, String... arguments) throws IOException {
        return builder(main, arguments).start();
    }

    private static ProcessBuilder builder(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
