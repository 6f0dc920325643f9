package io.penstock.samples.benchmarks;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.ExecutionStarted;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.Usage;
import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * What the metadata store takes for a durable no-op node: its begin and its end, with a cache key and five parts of it, and
 * with or without an inline artifact of 20 bytes. Wide: four producers append without waiting, all is acknowledged in the end. Chain: one
 * appends and waits, each time; beside it a bare append to a file, forced to the disk. Arguments: how many nodes of the wide graph
 * (100,000), of the chain (1,000), how many rounds (5).
 */
final class MetadataBenchmark {

    private static final int PRODUCERS = 4;
    private static final int BARE_BYTES = 300;
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00.123456Z");
    private static final Usage USAGE = new Usage(12_345, 2_345, 10_000, 4_096, 50_000_000, 0);
    private static final Map<String, String> PARTS = parts();

    private final Path place;
    private final boolean artifacts;

    private MetadataBenchmark(Path place, boolean artifacts) {
        this.place = place;
        this.artifacts = artifacts;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int wide = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int chain = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        Path place = Files.createTempDirectory(Path.of("").toAbsolutePath(), "metadata");
        MetadataBenchmark bare = new MetadataBenchmark(place, false);
        MetadataBenchmark inline = new MetadataBenchmark(place, true);
        for (int round = 1; round <= rounds; round++) {
            bare.wide(wide, "wide, no output");
            inline.wide(wide, "wide, one inline artifact");
            durableAppends(place.resolve("bare"), chain);
            bare.chain(chain, "chain, no output");
            inline.chain(chain, "chain, one inline artifact");
        }
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    private void wide(int nodes, String what) throws IOException, InterruptedException {
        Path file = place.resolve("metadata.db");
        try (MetadataStore store = SqliteMetadataStore.open(file)) {
            store.append(List.of(started())).toCompletableFuture().join();
            Map<String, Long> before = cpu();
            long start = System.nanoTime();
            produce(store, nodes);
            double wall = (System.nanoTime() - start) / 1e3 / nodes;
            System.out.printf("%-28s %6.2f us a node; CPU%s%n", what, wall, perNode(before, cpu(), nodes));
        }
        clear();
    }

    private void produce(MetadataStore store, int nodes) throws InterruptedException {
        CountDownLatch durable = new CountDownLatch(nodes);
        Thread[] producers = new Thread[PRODUCERS];
        for (int producer = 0; producer < PRODUCERS; producer++) {
            int first = producer;
            producers[producer] = new Thread(
                    () -> {
                        for (int node = first; node < nodes; node += PRODUCERS) {
                            store.append(events(node)).thenRun(durable::countDown);
                        }
                    },
                    "producer-" + producer);
            producers[producer].start();
        }
        durable.await();
    }

    private void chain(int nodes, String what) throws IOException {
        try (MetadataStore store = SqliteMetadataStore.open(place.resolve("metadata.db"))) {
            store.append(List.of(started())).toCompletableFuture().join();
            long[] nanos = new long[nodes];
            for (int node = 0; node < nodes; node++) {
                List<Event> events = events(node);
                long start = System.nanoTime();
                store.append(events).toCompletableFuture().join();
                nanos[node] = System.nanoTime() - start;
            }
            print(what, nanos);
        }
        clear();
    }

    private static void durableAppends(Path file, int times) throws IOException {
        long[] nanos = new long[times];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int i = 0; i < times; i++) {
                long start = System.nanoTime();
                channel.write(ByteBuffer.allocate(BARE_BYTES));
                channel.force(false);
                nanos[i] = System.nanoTime() - start;
            }
        }
        Files.delete(file);
        print("a bare durable append", nanos);
    }

    private static void print(String what, long[] nanos) {
        long sum = Arrays.stream(nanos).sum();
        Arrays.sort(nanos);
        System.out.printf(
                "%-28s %6.0f us median, %6.0f us mean, %6.0f us p95%n",
                what, nanos[nanos.length / 2] / 1e3, sum / 1e3 / nanos.length, nanos[nanos.length * 19 / 20] / 1e3);
    }

    private List<Event> events(int node) {
        ExecutionId id = ExecutionId.first("run", "node-" + node);
        return List.of(new ExecutionStarted(id, NOON), finished(id));
    }

    private ExecutionFinished finished(ExecutionId id) {
        return new ExecutionFinished(
                id,
                "wide",
                Outcome.EXECUTED,
                "nothing was computed with this key",
                Optional.of(Digest.of(id.node())),
                PARTS,
                "{\"@type\":\"io.penstock.samples.benchmarks.Nothing\",\"number\":1}",
                List.of(),
                artifacts ? List.of(output("{\"text\":\"" + id.node() + "\"}")) : List.of(),
                "",
                USAGE,
                NOON,
                NOON);
    }

    private static OutputRecord output(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new OutputRecord(
                "out",
                "io.penstock.Text",
                Optional.of(Digest.of(bytes)),
                "",
                bytes.length,
                Optional.of(bytes),
                Map.of());
    }

    private static Event started() {
        return new Event.RunStarted("run", "wide", "owner", "{}", "host", Map.of(), NOON);
    }

    private static Map<String, String> parts() {
        return Map.of(
                "component", "io.penstock.samples.benchmarks.Nothing",
                "configuration", "{\"number\":1}",
                "code:Nothing.run", Digest.of("run").text(),
                "code:Nothing.of", Digest.of("of").text(),
                "code:Nothing.new", Digest.of("new").text());
    }

    private static Map<String, Long> cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Long> times = new java.util.HashMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            times.put(thread.getThreadName(), threads.getThreadCpuTime(thread.getThreadId()));
        }
        return times;
    }

    private static String perNode(Map<String, Long> before, Map<String, Long> after, int nodes) {
        StringBuilder text = new StringBuilder();
        for (String thread : Stream.of("penstock-metadata-writer", "penstock-metadata-acknowledger")
                .toList()) {
            long nanos = after.getOrDefault(thread, 0L) - before.getOrDefault(thread, 0L);
            text.append(" %s %.2f us".formatted(thread.substring("penstock-metadata-".length()), nanos / 1e3 / nodes));
        }
        return text.toString();
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
