package io.penstock.runtime.schedule;

import io.penstock.Pipeline;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Catalog;
import io.penstock.artifact.Digest;
import io.penstock.runtime.artifacts.ArtifactForms;
import io.penstock.runtime.artifacts.ArtifactReader;
import io.penstock.runtime.cache.CacheKeys;
import io.penstock.runtime.execution.Flights;
import io.penstock.runtime.execution.Machinery;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.execution.RunObserver;
import io.penstock.runtime.isolation.ChildJvms;
import io.penstock.runtime.metadata.Event.RunStarted;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.InMemoryMetadataStore;
import io.penstock.runtime.observe.AttemptLogs;
import io.penstock.runtime.observe.MetricFiles;
import io.penstock.runtime.store.Holds;
import io.penstock.runtime.store.InMemoryArtifactStore;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Runs pipelines with one place and one permit of a {@code gpu}, on parts of which each can be looked at. */
final class Rig implements AutoCloseable {

    static final String GPU = "gpu";

    private static final Duration GRACE = Duration.ofMillis(20);
    private static final int PATIENCE_SECONDS = 60;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Permits permits = new Permits(1, Map.of(GPU, 1));
    private final Timer timer;
    private final Machinery machinery;

    /** Creates a rig whose timer has threads of a factory. */
    Rig(Path directory, ThreadFactory ofTimer) {
        timer = new Timer(ofTimer);
        InMemoryMetadataStore metadata = new InMemoryMetadataStore();
        InMemoryArtifactStore artifacts = new InMemoryArtifactStore();
        machinery = new Machinery(
                metadata,
                artifacts,
                new ArtifactReader(metadata, artifacts),
                new Nothing(),
                new ArtifactForms(),
                CacheKeys.withoutCode(),
                Flights.alone(),
                new MetricFiles(() -> directory),
                new AttemptLogs(() -> directory),
                new ChildJvms(),
                1,
                Clock.systemUTC());
    }

    /** Runs a pipeline to its end. */
    List<NodeEnd> run(Pipeline pipeline) throws Exception {
        RunStarted start = new RunStarted("run", pipeline.name(), "rig", "{}", "host", Map.of(), Instant.EPOCH);
        RunPlan plan = new RunPlan(Map.of(), Map.of(), Map.of(), Optional.empty(), GRACE);
        return new PipelineRun(
                        machinery,
                        new Engine(threads, permits, timer, timer, Holds.inMemory()),
                        pipeline,
                        start,
                        plan,
                        new Silent())
                .start()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until the timer has done what it is at: it gives back what an abandoned node had, when its run may have ended. */
    void settle() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        timer.after(Duration.ZERO, done::countDown);
        if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the timer is still at work");
        }
    }

    /** Waits until no thread is at work any more, and says of place and permit how many there are. */
    List<Integer> left() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("threads are still at work");
        }
        int places = 0;
        while (permits.takePlace(() -> {})) {
            places++;
        }
        int gpus = 0;
        while (permits.take(Map.of(GPU, 1), () -> {})) {
            gpus++;
        }
        return List.of(places, gpus);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        timer.close();
    }

    /** Knows no artifact. */
    private record Nothing() implements Catalog {
        @Override
        public List<ArtifactRecord> producedBy(String pipeline, Type type) {
            return List.of();
        }

        @Override
        public Optional<ArtifactRecord> withDigest(Type type, Digest digest) {
            return Optional.empty();
        }
    }

    /** Is told and says nothing. */
    private record Silent() implements RunObserver {
        @Override
        public void started(ExecutionId id) {}

        @Override
        public void progress(ExecutionId id, long done, long total, String unit) {}

        @Override
        public void finished(NodeEnd end) {}
    }
}
