package io.penstock.runtime.schedule;

import io.penstock.runtime.metadata.Usage;
import io.penstock.runtime.observe.UsageMeter;
import io.penstock.runtime.store.Holds;
import io.penstock.runtime.store.Holds.Hold;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A thread at work on a node. It can be asked to stop, which interrupts it; if it does not, it is abandoned: whatever it still does
 * is no part of the run any more. Thread-safe.
 */
final class Attempt {

    private final Instance instance;
    private final Holds holds;
    private final Thread thread = Thread.currentThread();
    private final long beganNanos = System.nanoTime();
    private volatile @Nullable UsageMeter meter;
    private volatile @Nullable String stopped;
    private volatile Map<String, String> keyParts = Map.of();
    private Runnable release = () -> {};
    private Hold hold;
    private boolean over;
    private boolean timedOut;
    private Timer.Alarm alarm = Timer.Alarm.NONE;

    /** Begins an attempt of the calling thread, which relies on what it finds. */
    Attempt(Instance instance, Holds holds) {
        this.instance = instance;
        this.holds = holds;
        this.hold = holds.open();
    }

    Instance instance() {
        return instance;
    }

    boolean isOf(Thread other) {
        return thread.equals(other);
    }

    /** Lets something be done later, unless the attempt is over by then. */
    synchronized void alarm(Timer.Alarm next) {
        if (over) {
            next.cancel();
        } else {
            alarm.cancel();
            alarm = next;
        }
    }

    /** Asks the thread to stop; false if it has. */
    synchronized boolean stop(String reason, boolean forTime) {
        if (over) {
            return false;
        }
        timedOut |= forTime && stopped == null;
        stopped = reason;
        thread.interrupt();
        return true;
    }

    /** Ends the attempt, by its own thread or by whoever abandons it; false if the other was faster. */
    synchronized boolean end() {
        boolean first = !over;
        over = true;
        alarm.cancel();
        if (first && stopped != null && Thread.currentThread() == thread) {
            Thread.interrupted(); // it was meant for the node, not for what the executor runs next
        }
        return first;
    }

    boolean isStopped() {
        return stopped != null;
    }

    /** Returns the failure of an attempt that took too long. */
    synchronized @Nullable TimeoutException timeout() {
        return timedOut ? new TimeoutException(stopped) : null;
    }

    /** Takes what is to be called if the thread is abandoned. */
    void flies(Runnable landing) {
        boolean late;
        synchronized (this) {
            release = landing;
            late = over;
        }
        if (late) {
            landing.run();
        }
    }

    /** Lets others compute what an abandoned thread was to compute. */
    void land() {
        Runnable landing;
        synchronized (this) {
            landing = release;
        }
        landing.run();
    }

    /** Relies on what it finds or publishes from now on. */
    void hold() {
        hold.close();
        hold = holds.open();
    }

    /** Relies on nothing but what is written down. */
    void letGo() {
        hold.close();
    }

    /** Returns what is to be closed when all that it relies on is written down. */
    Hold held() {
        return hold;
    }

    void keyed(Map<String, String> parts) {
        keyParts = parts;
    }

    /** Returns the parts of the node's key, as far as it came to that. */
    Map<String, String> keyParts() {
        return keyParts;
    }

    void measures(UsageMeter own) {
        meter = own;
    }

    @Nullable
    UsageMeter meter() {
        return meter;
    }

    /** Returns what is known of its use of the machine while it runs on. */
    Usage usage() {
        long unknown = Usage.UNKNOWN;
        return new Usage(System.nanoTime() - beganNanos, unknown, unknown, unknown, unknown, unknown);
    }
}
