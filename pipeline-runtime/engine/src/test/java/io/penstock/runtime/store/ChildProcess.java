package io.penstock.runtime.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Another JVM that runs a main class of the tests, whose lines of output are read here. */
public final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    /** Starts a main class. */
    public ChildProcess(Class<?> main, String... arguments) throws IOException {
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
    public Optional<String> line() throws IOException {
        return Optional.ofNullable(output.readLine());
    }

    /** Sends the process a line. */
    public void say(String line) throws IOException {
        process.outputWriter().append(line).append('\n').flush();
    }

    /** Sends the process a signal of the system, such as {@code STOP} or {@code CONT}. */
    public void signal(String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .onExit()
                .join();
    }

    /** Ends the process as {@code kill -9} does, and returns the lines that it had still written. */
    public List<String> kill() throws IOException {
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
