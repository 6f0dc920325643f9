package io.penstock.samples.benchmarks.care;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.care.CollectionReport;
import io.penstock.runtime.care.Retention;
import io.penstock.samples.benchmarks.ChildJvm;
import io.penstock.samples.benchmarks.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Collects a workspace of many runs of a hundred nodes with an artifact on the disk each, of which one run stays, while one thread of
 * the same process and another process write and wait for each commit. The artifacts are laid down by hand, a small file each:
 * to publish them durably would take longer than all else. They are on the disk before the collection begins (by the program
 * {@code sync}), as what is collected has been there for long. Argument: how many artifacts (100,000).
 */
final class CollectionBenchmark {

    private static final int NODES = 100;
    private static final int QUIET_MILLIS = 3_000;

    private CollectionBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int artifacts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Path place = Files.createTempDirectory(Path.of("").toAbsolutePath(), "collection");
        try (Workspace workspace = Workspace.open(place.resolve("workspace"))) {
            fill(workspace, place.resolve("workspace"), artifacts / NODES);
            measure(workspace, place);
        } finally {
            MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private static void fill(Workspace workspace, Path root, int runs) throws IOException, InterruptedException {
        History history = new History(workspace.metadata());
        for (int run = 0; run < runs; run++) {
            history.pipeline("run-" + run, NODES, run, true);
            for (int node = 0; node < NODES; node++) {
                layDown(root, History.artifact("pipeline-" + run + "-" + node).hex());
            }
        }
        if (new ProcessBuilder("sync").inheritIO().start().waitFor() != 0) {
            throw new IOException("What was laid down cannot be forced to the disk: 'sync' failed.");
        }
    }

    private static void layDown(Path root, String hex) throws IOException {
        Path artifact = root.resolve("artifacts").resolve(hex.substring(0, 2)).resolve(hex);
        Files.createDirectories(artifact.resolve("files"));
        Files.writeString(artifact.resolve("files/value.json"), "\"" + hex + "\"");
        Files.writeString(artifact.resolve("manifest.json"), "{}");
    }

    private static void measure(Workspace workspace, Path place) throws Exception {
        Retention retention = Retention.minimal().lastRuns(1);
        time("plan", () -> workspace.care().plan(retention));
        Process other = ChildJvm.start(
                place.resolve("other"),
                Appender.class,
                place.resolve("workspace").toString(),
                "another process",
                place.toString());
        CompletableFuture<String> same = CompletableFuture.supplyAsync(() -> {
            try {
                return Appender.work(workspace, "same process", place);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.sleep(QUIET_MILLIS);
        Files.createFile(place.resolve(Appender.BEGUN));
        time("collection", () -> workspace.care().collect(retention));
        Files.createFile(place.resolve(Appender.DONE));
        System.out.println(same.get(1, TimeUnit.MINUTES));
        other.waitFor();
        Files.readAllLines(place.resolve("other")).stream()
                .filter(line -> line.startsWith("> "))
                .forEach(System.out::println);
        time("usage", () -> workspace.care().usage().total());
    }

    private interface Piece {
        Object done();
    }

    private static void time(String what, Piece piece) {
        long start = System.nanoTime();
        Object result = piece.done();
        double seconds = (System.nanoTime() - start) / 1e9;
        String text = result instanceof CollectionReport report
                ? report.text().lines().findFirst().orElse("")
                : result.toString();
        System.out.printf("%s: %.2f s. %s%n", what, seconds, text);
    }
}
