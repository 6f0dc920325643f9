package io.penstock.samples.benchmarks.graphs.peers;

import io.penstock.samples.benchmarks.race.Contender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;

/** Runs jobs of Spring Batch over one job repository, which stays open. */
final class SpringBatchRuns implements Contender {

    private final String name;
    private final int steps;
    private final SpringBatch batch;
    private final Job job;
    private final boolean restarts;

    private SpringBatchRuns(String name, int steps, SpringBatch batch, Job job, boolean restarts) {
        this.name = name;
        this.steps = steps;
        this.batch = batch;
        this.job = job;
        this.restarts = restarts;
    }

    /** Makes a contender that runs a new instance of a job each round. */
    static SpringBatchRuns of(
            String how, JobDatabase database, Path directory, int steps, BiFunction<SpringBatch, Integer, Job> jobs) {
        SpringBatch batch = new SpringBatch(database, directory);
        String name = "Spring Batch, %s, %s".formatted(database.title(), how);
        return new SpringBatchRuns(name, steps, batch, jobs.apply(batch, steps), false);
    }

    /** Makes a contender that restarts a job each round that was stopped when all its steps were done but the last one. */
    static SpringBatchRuns restarts(JobDatabase database, Path directory, int steps) {
        SpringBatch batch = new SpringBatch(database, directory);
        Job job = batch.stopping(steps);
        batch.run(job, 0, BatchStatus.STOPPED);
        String name = "Spring Batch, %s, restart".formatted(database.title());
        return new SpringBatchRuns(name, steps, batch, job, true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int pieces() {
        return steps;
    }

    @Override
    public double seconds(int round) {
        long start = System.nanoTime();
        if (restarts) {
            batch.run(job, 0, BatchStatus.STOPPED);
        } else {
            batch.run(job, round, BatchStatus.COMPLETED);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() throws IOException {
        batch.close();
    }
}
