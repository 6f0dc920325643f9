package io.penstock.testing.estimator;

import io.penstock.MetricLog;
import io.penstock.Progress;
import io.penstock.model.Checkpoints;
import io.penstock.model.Model;
import io.penstock.model.TrainingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The context of one training under test; remembers what was logged and stops when it is told to. */
public final class TrainingTrial implements TrainingContext {

    private final Path directory;
    private final long seed;
    private final int threads;
    private final Optional<Model> warmStart;
    private final Checkpoints checkpoints;
    private final Map<String, List<Measured>> log = new TreeMap<>();
    private final CountDownLatch checked = new CountDownLatch(2);
    private volatile boolean cancelled;

    /** A value of a series, after a step. */
    record Measured(long step, double value) {}

    private TrainingTrial(Path directory, long seed, int threads, Optional<Model> warmStart, Checkpoints checkpoints) {
        this.directory = directory;
        this.seed = seed;
        this.threads = threads;
        this.warmStart = warmStart;
        this.checkpoints = checkpoints;
    }

    /** Returns the context of a training into a directory, with seed 1 and one thread. */
    public static TrainingTrial in(Path directory) throws IOException {
        return new TrainingTrial(Files.createDirectories(directory), 1, 1, Optional.empty(), Checkpoints.none());
    }

    /** Returns the same context with another seed. */
    public TrainingTrial seeded(long other) {
        return new TrainingTrial(directory, other, threads, warmStart, checkpoints);
    }

    /** Returns the same context with another number of threads. */
    public TrainingTrial threads(int other) {
        return new TrainingTrial(directory, seed, other, warmStart, checkpoints);
    }

    /** Returns the same context with a model to start from. */
    public TrainingTrial startingFrom(Model model) {
        return new TrainingTrial(directory, seed, threads, Optional.of(model), checkpoints);
    }

    /** Returns the same context with a place for checkpoints. */
    public TrainingTrial keeping(Checkpoints place) {
        return new TrainingTrial(directory, seed, threads, warmStart, place);
    }

    /** Returns the values of a series that was logged, in order; none if it was not. */
    public synchronized List<Double> metric(String name) {
        return series(name).map(Measured::value).toList();
    }

    /** Returns the steps of a series that was logged, in order. */
    public synchronized List<Long> steps(String name) {
        return series(name).map(Measured::step).toList();
    }

    private Stream<Measured> series(String name) {
        return log.getOrDefault(name, List.of()).stream();
    }

    /** Returns everything that was logged, each series in order. */
    synchronized Map<String, List<Measured>> measured() {
        Map<String, List<Measured>> all = new TreeMap<>();
        log.forEach((name, series) -> all.put(name, List.copyOf(series)));
        return all;
    }

    /** Stops the training at the next check. */
    public void cancel() {
        cancelled = true;
    }

    /** Waits until the training has checked twice whether to stop, or checks no more; returns whether it was in time. */
    boolean awaitChecks(Duration longest) throws InterruptedException {
        return checked.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says that the training is at its end. */
    void checksNoMore() {
        while (checked.getCount() > 0) {
            checked.countDown();
        }
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public MetricLog log() {
        return this::record;
    }

    private synchronized void record(String name, long step, double value) {
        log.computeIfAbsent(name, key -> new ArrayList<>()).add(new Measured(step, value));
    }

    @Override
    public Progress progress() {
        return (done, total, unit) -> {};
    }

    @Override
    public Optional<Model> warmStart() {
        return warmStart;
    }

    @Override
    public Checkpoints checkpoints() {
        return checkpoints;
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        checked.countDown();
        if (cancelled) {
            throw new InterruptedException("the training was asked to stop");
        }
    }
}
