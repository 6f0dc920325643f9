package io.penstock.runtime.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Another JVM that runs a main class of the tests, whose lines of output are read here. */
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    ChildProcess(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = process.inputReader();
    }

    /** Waits for a line; empty when the process has ended. */
    Optional<String> line() throws IOException {
        return Optional.ofNullable(output.readLine());
    }

    /** Ends the process as {@code kill -9} does, and returns the lines that it had still written. */
    List<String> kill() throws IOException {
        process.toHandle().destroyForcibly(); // the process itself would close the stream that is read here
        List<String> rest = new ArrayList<>();
        for (Optional<String> line = line(); line.isPresent(); line = line()) {
            rest.add(line.get());
        }
        join();
        return rest;
    }

    @Override
    public void close() throws IOException {
        kill();
    }

    private void join() {
        process.onExit().join();
    }
}
