package io.penstock.testing.crash;

import io.penstock.json.CanonicalJson;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A JVM that runs a pipeline and ends in the middle of it. */
public final class KilledProcess {

    private static final int MOST_MINUTES = 5;

    private KilledProcess() {}

    /**
     * Runs it to its end.
     *
     * @param workspace the directory of the workspace
     * @param node the node whose result is the last thing that it does
     * @throws AssertionError if it ended in another way
     */
    public static void run(Path workspace, String node, PipelineSource source)
            throws IOException, InterruptedException {
        if (!(source instanceof Record)) {
            throw new IllegalArgumentException(
                    "Source '%s' is not a record, so it cannot be made in another process. Make it one."
                            .formatted(source.getClass().getName()));
        }
        Files.createDirectories(workspace);
        Path output = Files.createTempFile(workspace.toAbsolutePath().getParent(), "killed", ".log");
        int code = end(start(workspace, node, source, output));
        if (code != KilledMain.KILLED) {
            throw new AssertionError(
                    "The process was to end right after node '%s' was executed, and ended with code %d. Is the node executed at all? It printed:%n%s"
                            .formatted(node, code, Files.readString(output, StandardCharsets.UTF_8)));
        }
    }

    private static Process start(Path workspace, String node, PipelineSource source, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        KilledMain.class.getName(),
                        workspace.toString(),
                        node,
                        CanonicalJson.write(source, PipelineSource.class))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("CLASSPATH", classPath(source.getClass()));
        return builder.start();
    }

    /** The class path of this process, and the place of a class that another loader may have found. */
    private static String classPath(Class<?> type) {
        try {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return System.getProperty("java.class.path") + File.pathSeparator + place;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of %s cannot be named.".formatted(type), e);
        }
    }

    private static int end(Process process) throws InterruptedException {
        try {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("The process did not end within %d minutes.".formatted(MOST_MINUTES));
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
