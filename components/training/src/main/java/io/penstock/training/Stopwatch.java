package io.penstock.training;

import java.lang.management.ManagementFactory;

/** Measures what is used from a moment on. */
record Stopwatch(long nanos, long processorNanos) {

    private static final double NANOS = 1e9;

    static Stopwatch start() {
        return new Stopwatch(System.nanoTime(), processor());
    }

    TrainingUsage usage() {
        return new TrainingUsage((System.nanoTime() - nanos) / NANOS, (processor() - processorNanos) / NANOS);
    }

    /** Returns the processor time of this process; of this thread on a JVM that does not tell that. */
    private static long processor() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
