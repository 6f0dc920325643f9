package io.penstock.samples.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A directory in which the penstock command is called, as a process by its script.
 *
 * @param directory where it is called
 * @param variables of its environment
 */
record Shell(Path directory, Map<String, String> variables) {

    static final Path TAXI = Path.of(System.getProperty("taxi.home", "../taxi")).toAbsolutePath();

    static final String SCRIPT = System.getProperty("penstock.script", "penstock");

    /** Where the script keeps its archive of classes, one for all tests: they start the command more than a hundred times. */
    static final Path ARCHIVES = newDirectory(Path.of(System.getProperty("class.archives", "target/class-archives")));

    private static final int PATIENCE_MINUTES = 3;

    /** What a process said, and its exit code. */
    record Said(int code, String out, String err) {

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    static Shell in(Path directory) {
        return new Shell(
                directory,
                Map.of("PENSTOCK_JAR", System.getProperty("penstock.jar", ""), "PENSTOCK_CACHE", ARCHIVES.toString()));
    }

    private static Path newDirectory(Path root) {
        try {
            return Files.createTempDirectory(Files.createDirectories(root.toAbsolutePath()), "of-one-build");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Shell with(String variable, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(variable, value);
        return new Shell(directory, more);
    }

    /** Starts a process whose standard error is to be read, and whose output is not. */
    Process start(String... arguments) throws IOException {
        return start(line(arguments));
    }

    /** Starts one that minds Ctrl-C, also if whoever started these tests let it pass, as shells do for what they run aside. */
    Process startMindingInterrupts(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT"));
        line.addAll(line(arguments));
        return start(line);
    }

    private Process start(List<String> line) throws IOException {
        return builder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    Said penstock(String... arguments) throws IOException, InterruptedException {
        return running(line(arguments));
    }

    /** Runs another program than the script. */
    Said running(String... line) throws IOException, InterruptedException {
        return running(List.of(line));
    }

    private Said running(List<String> line) throws IOException, InterruptedException {
        Process process = builder(line)
                .redirectOutput(out(line).toFile())
                .redirectError(err(line).toFile())
                .start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("%s does not end".formatted(line));
        }
        return new Said(process.exitValue(), Files.readString(out(line)), Files.readString(err(line)));
    }

    private static List<String> line(String... arguments) {
        List<String> line = new ArrayList<>(List.of("sh", SCRIPT));
        line.addAll(List.of(arguments));
        return line;
    }

    private ProcessBuilder builder(List<String> line) {
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
        builder.environment().putAll(variables);
        return builder;
    }

    private Path out(List<String> line) {
        return directory.resolve("out-" + Integer.toHexString(line.hashCode()));
    }

    private Path err(List<String> line) {
        return directory.resolve("err-" + Integer.toHexString(line.hashCode()));
    }
}
