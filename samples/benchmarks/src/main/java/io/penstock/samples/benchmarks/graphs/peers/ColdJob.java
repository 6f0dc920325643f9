package io.penstock.samples.benchmarks.graphs.peers;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.batch.core.BatchStatus;

/** Makes a job repository of Spring Batch in the directory where it is started, on H2, runs one job and closes it. */
final class ColdJob {

    private ColdJob() {}

    public static void main(String[] arguments) throws IOException {
        try (SpringBatch batch = new SpringBatch(JobDatabase.H2, Path.of(""))) {
            batch.run(batch.sequence(Integer.parseInt(arguments[0])), 1, BatchStatus.COMPLETED);
        }
    }
}
