package io.penstock.runtime;

import io.penstock.runtime.internal.Threads;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one listener what happens, in a thread of its own and in order. What it does not take in soon enough is dropped, so that
 * memory is bounded. Thread-safe.
 */
final class ListenerLane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerLane.class);
    private static final int MOST_WAITING = 10_000;

    private final RunListener listener;
    private final ThreadPoolExecutor teller;
    private final Map<Object, Consumer<RunListener>> newest = new ConcurrentHashMap<>();
    private final AtomicLong troubles = new AtomicLong();
    private volatile boolean hanging;

    ListenerLane(RunListener listener) {
        this.listener = listener;
        this.teller = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                Threads.named("penstock-listener-" + listener.getClass().getName()),
                (task, full) -> missed(task, full.isShutdown()));
    }

    void tell(Consumer<RunListener> message) {
        teller.execute(() -> hear(message));
    }

    void tellNewest(Object subject, Consumer<RunListener> message) {
        if (newest.put(subject, message) == null) {
            teller.execute(new Newest(subject));
        }
    }

    /** Tells the newest message on a subject. */
    private final class Newest implements Runnable {

        private final Object subject;

        Newest(Object subject) {
            this.subject = subject;
        }

        @Override
        public void run() {
            Consumer<RunListener> last = newest.remove(subject);
            if (last != null) {
                hear(last);
            }
        }
    }

    long troubles() {
        return troubles.get();
    }

    /** Returns whether the listener hangs, or has as much to hear as it is kept. */
    boolean isBehind() {
        return hanging || teller.getQueue().remainingCapacity() == 0;
    }

    /** Completes when the listener has heard all that it was told so far, or at once if it is behind. */
    CompletableFuture<Void> heard() {
        CompletableFuture<Void> heard = new CompletableFuture<>();
        if (isBehind()) {
            troubles.incrementAndGet();
            heard.complete(null);
        } else if (teller.isShutdown()) {
            heard.complete(null);
        } else {
            teller.execute(() -> heard.complete(null));
        }
        return heard;
    }

    /** Notes that the listener does not come back; until it does, nobody waits for it. */
    void hangs(Duration patience) {
        hanging = true;
        troubles.incrementAndGet();
        LOG.warn("Listener '{}' has not heard all within {}; the run goes on without it.", name(), patience);
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }

    private void hear(Consumer<RunListener> message) {
        try {
            message.accept(listener);
        } catch (RuntimeException | Error e) { // a foreign listener; whatever it throws must not stop what follows
            troubles.incrementAndGet();
            LOG.warn("Listener '{}' failed.", name(), e);
        } finally {
            hanging = false;
        }
    }

    private void missed(Runnable task, boolean closed) {
        if (task instanceof Newest one) {
            newest.remove(one.subject);
        }
        if (!closed && troubles.getAndIncrement() == 0) {
            LOG.warn("Listener '{}' does not keep up; what it misses is dropped.", name());
        }
    }

    private String name() {
        return listener.getClass().getName();
    }
}
