package io.penstock.samples.benchmarks.care;

import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.MetadataStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Writes an event every few milliseconds, waits each time until it is durable, and takes the time: from now until a file is there, and
 * from then until another one is.
 */
final class Appender {

    static final String BEGUN = "begun";
    static final String DONE = "done";

    private static final int PAUSE_MILLIS = 2;

    private final MetadataStore store;
    private final String run;
    private final Path signs;
    private int number;

    private Appender(MetadataStore store, String run, Path signs) {
        this.store = store;
        this.run = run;
        this.signs = signs;
    }

    /** Takes the workspace, the name of a run and where the files will be. */
    public static void main(String[] arguments) throws InterruptedException {
        try (Workspace workspace = Workspace.open(Path.of(arguments[0]))) {
            System.out.println(work(workspace, arguments[1], Path.of(arguments[2])));
        }
    }

    /** Works until the second file is there, and says what it took. */
    static String work(Workspace workspace, String run, Path signs) throws InterruptedException {
        Appender appender = new Appender(workspace.metadata(), run, signs);
        appender.append(
                new Event.RunStarted(run, "appender", workspace.toString(), "{}", "host", Map.of(), Instant.now()));
        List<Long> before = appender.until(BEGUN);
        List<Long> during = appender.until(DONE);
        return "> %s: before %s; meanwhile %s".formatted(run, text(before), text(during));
    }

    private List<Long> until(String sign) throws InterruptedException {
        List<Long> nanos = new ArrayList<>();
        while (!Files.exists(signs.resolve(sign))) {
            long start = System.nanoTime();
            append(new Event.ExecutionStarted(ExecutionId.first(run, "node-" + number++), Instant.now()));
            nanos.add(System.nanoTime() - start);
            Thread.sleep(PAUSE_MILLIS);
        }
        return nanos;
    }

    private void append(Event event) {
        store.append(List.of(event)).toCompletableFuture().join();
    }

    private static String text(List<Long> nanos) {
        Collections.sort(nanos);
        return "%d commits, p50 %.1f ms, p99 %.1f ms, slowest %.1f ms"
                .formatted(nanos.size(), at(nanos, 0.5), at(nanos, 0.99), at(nanos, 1));
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * (sorted.size() - 1))) / 1e6;
    }
}
