package io.penstock.samples.benchmarks.survival;

import io.penstock.runtime.Workspace;
import io.penstock.runtime.care.CollectionReport;
import io.penstock.runtime.care.CollectionReport.Reason;
import io.penstock.runtime.care.Retention;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process that does nothing but collect, again and again, what is no more than needed. */
final class GarbageProcess {

    static final Retention RETENTION = Retention.minimal().lastRuns(2);
    static final String COLLECTED = "> collected ";

    private GarbageProcess() {}

    /** Takes the workspace and how many seconds. */
    public static void main(String[] arguments) {
        long nanos = TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[1]));
        long start = System.nanoTime();
        try (Workspace workspace = Workspace.open(Path.of(arguments[0]))) {
            do {
                CollectionReport report = workspace.care().collect(RETENTION);
                System.out.println(COLLECTED + report.goes().size() + " "
                        + report.staying().getOrDefault(Reason.NEEDED_MEANWHILE, 0L));
            } while (System.nanoTime() - start < nanos);
        }
        System.out.println(StressProcess.END);
    }
}
