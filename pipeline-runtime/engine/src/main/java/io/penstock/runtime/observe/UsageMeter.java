package io.penstock.runtime.observe;

import io.penstock.runtime.metadata.Usage;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the calling thread uses of the machine, from its making to {@link #stop}. The peak of the heap is the most that was
 * held at the begin, at the end and at each {@link #sample}; heap and garbage collections are those of the whole process.
 */
public final class UsageMeter {

    private static final int NANOS_PER_MILLI = 1_000_000;

    /** The JVM's own beans, loaded when the first node runs. */
    private static final class Beans {

        private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();
        private static final com.sun.management.@Nullable ThreadMXBean THREADS =
                ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean rich
                                && rich.isCurrentThreadCpuTimeSupported()
                        ? rich
                        : null;

        static long cpuNanos() {
            return THREADS == null ? Usage.UNKNOWN : THREADS.getCurrentThreadCpuTime();
        }

        static long allocatedBytes() {
            return THREADS == null ? Usage.UNKNOWN : THREADS.getCurrentThreadAllocatedBytes();
        }

        static long gcMillis() {
            long sum = 0;
            for (GarbageCollectorMXBean collector : COLLECTORS) {
                sum += Math.max(0, collector.getCollectionTime());
            }
            return sum;
        }
    }

    private final long queueNanos;
    private final long startNanos = System.nanoTime();
    private final long cpuNanos = Beans.cpuNanos();
    private final long allocatedBytes = Beans.allocatedBytes();
    private final long gcMillis = Beans.gcMillis();
    private final AtomicLong peakHeapBytes = new AtomicLong();
    private volatile @Nullable Usage other;

    /**
     * Begins to measure the calling thread.
     *
     * @param queueNanos how long the node waited before
     */
    public UsageMeter(long queueNanos) {
        this.queueNanos = queueNanos;
        sample();
    }

    /** Looks at the heap; may be called by any thread. */
    public void sample() {
        Runtime runtime = Runtime.getRuntime();
        peakHeapBytes.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
    }

    /** Takes what another process used in place of the thread, which only waits for it. */
    public void elsewhere(Usage used) {
        other = used;
    }

    /** Returns what was used so far; called by the thread that is measured. */
    public Usage stop() {
        Usage used = other;
        if (used != null) {
            return new Usage(
                    System.nanoTime() - startNanos,
                    queueNanos,
                    used.cpuNanos(),
                    used.allocatedBytes(),
                    used.peakHeapBytes(),
                    used.gcNanos());
        }
        sample();
        return new Usage(
                System.nanoTime() - startNanos,
                queueNanos,
                since(cpuNanos, Beans.cpuNanos()),
                since(allocatedBytes, Beans.allocatedBytes()),
                peakHeapBytes.get(),
                (Beans.gcMillis() - gcMillis) * NANOS_PER_MILLI);
    }

    private static long since(long before, long now) {
        return before < 0 || now < 0 ? Usage.UNKNOWN : now - before;
    }
}
