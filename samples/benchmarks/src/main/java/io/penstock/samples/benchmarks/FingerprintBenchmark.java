package io.penstock.samples.benchmarks;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import io.penstock.runtime.Outcome;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long it takes to know a large directory again: a run of one step that depends on all its files, in a workspace that is
 * opened anew each time. Argument: the directory, whose files are touched.
 */
final class FingerprintBenchmark {

    private static final int AGAIN = 9;

    private FingerprintBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Path home = Files.createTempDirectory("fingerprints");
        report("first seen", run(home, directory, Outcome.Executed.class));
        for (int i = 0; i < AGAIN; i++) {
            report("unchanged", run(home, directory, Outcome.Cached.class));
        }
        touch(directory);
        report("touched, equal", run(home, directory, Outcome.Cached.class));
        report("unchanged", run(home, directory, Outcome.Cached.class));
        MoreFiles.deleteRecursively(home, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    private static double run(Path home, Path directory, Class<? extends Outcome> expected) {
        long start = System.nanoTime();
        try (Workspace workspace = Workspace.open(home)) {
            Pipeline pipeline = Pipeline.define("files", p -> p.add(new Depends(ExternalInput.of(directory))));
            Outcome outcome = workspace.run(pipeline).orThrow().nodes().get(0).outcome();
            if (!expected.isInstance(outcome)) {
                throw new IllegalStateException("The step was '%s'.".formatted(outcome));
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void touch(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
            }
        }
    }

    private static void report(String what, double seconds) {
        System.out.printf(Locale.ROOT, "%-14s %10.1f ms%n", what, seconds * 1e3);
    }

    /** Depends on files and reads none of them. */
    record Depends(ExternalInput files) implements Component<Port<String>> {

        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, "seen");
        }
    }
}
