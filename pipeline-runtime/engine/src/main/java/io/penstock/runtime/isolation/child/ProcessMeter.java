package io.penstock.runtime.isolation.child;

import io.penstock.runtime.isolation.wire.Message;
import io.penstock.runtime.metadata.Usage;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Tells the parent what this JVM uses, from time to time, so that it is known of one that breaks. */
final class ProcessMeter implements Runnable {

    private static final long PERIOD_NANOS = Duration.ofMillis(100).toNanos();
    private static final int NANOS_PER_MILLI = 1_000_000;

    /** The JVM's own beans, loaded beside the component's start. */
    private static final class Beans {

        private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

        static long allocatedBytes(Thread thread) {
            return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean rich
                    ? rich.getThreadAllocatedBytes(thread.getId())
                    : Usage.UNKNOWN;
        }

        static long gcNanos() {
            return COLLECTORS.stream()
                            .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
                            .sum()
                    * NANOS_PER_MILLI;
        }
    }

    private final Thread worker;
    private final Replies replies;
    private long peakHeapBytes;

    private ProcessMeter(Thread worker, Replies replies) {
        this.worker = worker;
        this.replies = replies;
    }

    /** Begins to measure this JVM and the thread that works in it. */
    static ProcessMeter begin(Thread worker, Replies replies) {
        ProcessMeter meter = new ProcessMeter(worker, replies);
        Thread thread = new Thread(meter, "penstock-meter");
        thread.setDaemon(true);
        thread.start();
        return meter;
    }

    @Override
    public void run() {
        while (true) {
            report();
            LockSupport.parkNanos(PERIOD_NANOS);
        }
    }

    /** Tells what was used so far. */
    synchronized void report() {
        Runtime runtime = Runtime.getRuntime();
        peakHeapBytes = Math.max(peakHeapBytes, runtime.totalMemory() - runtime.freeMemory());
        long cpuNanos = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(Usage.UNKNOWN);
        replies.send(new Message.Used(new Usage(
                Usage.UNKNOWN, Usage.UNKNOWN, cpuNanos, Beans.allocatedBytes(worker), peakHeapBytes, Beans.gcNanos())));
    }
}
