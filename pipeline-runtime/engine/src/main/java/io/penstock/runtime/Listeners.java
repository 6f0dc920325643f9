package io.penstock.runtime;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners in a thread of their own, one after the other. */
final class Listeners implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<RunListener> listeners;
    private final @Nullable ExecutorService teller;

    Listeners(List<RunListener> listeners) {
        this.listeners = List.copyOf(listeners);
        this.teller =
                listeners.isEmpty() ? null : Executors.newSingleThreadExecutor(Threads.named("penstock-listeners"));
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Tells every listener something, soon. */
    void tell(Consumer<RunListener> message) {
        then(() -> tellNow(message));
    }

    /** Tells every listener something; called in what was given to {@link #then}. */
    void tellNow(Consumer<RunListener> message) {
        listeners.forEach(listener -> tell(listener, message));
    }

    /** Does something after all that was told so far. */
    void then(Runnable task) {
        if (teller == null) {
            task.run();
            return;
        }
        try {
            teller.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("The workspace is closed; listeners are not told any more.");
            task.run();
        }
    }

    @Override
    public void close() {
        if (teller != null) {
            teller.shutdown();
        }
    }

    private static void tell(RunListener listener, Consumer<RunListener> message) {
        try {
            message.accept(listener);
        } catch (RuntimeException | Error e) { // a foreign listener; whatever it throws must not stop the others
            LOG.warn("Listener '{}' failed.", listener.getClass().getName(), e);
        }
    }
}
