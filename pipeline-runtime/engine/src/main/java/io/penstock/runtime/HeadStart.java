package io.penstock.runtime;

import com.google.common.util.concurrent.Uninterruptibles;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.internal.Threads;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.observe.UsageMeter;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * Loads the classes of JSON and of measurement, which the first run of a process needs, in a thread of its own while logging and the
 * database are made ready: together they are more than half of a short run in a new JVM. The thread ends by itself.
 */
final class HeadStart implements AutoCloseable {

    private static final AtomicBoolean GIVEN = new AtomicBoolean();

    private final Thread thread = Threads.named("penstock-head-start").newThread(HeadStart::run);

    private HeadStart() {}

    /** Begins, unless that was done in this process. */
    static HeadStart give() {
        HeadStart start = new HeadStart();
        if (GIVEN.compareAndSet(false, true)) {
            start.thread.start();
        }
        return start;
    }

    private static void run() {
        try {
            Event.RunStarted run = new Event.RunStarted("", "", "", "", "", Map.of("", ""), Instant.EPOCH);
            String json = CanonicalJson.write(run);
            CanonicalJson.writeForKey(run);
            CanonicalJson.read(json, Event.RunStarted.class, "a run");
            new UsageMeter(0).stop();
        } catch (RuntimeException | LinkageError e) {
            LoggerFactory.getLogger(HeadStart.class)
                    .debug("The head start failed; what needs the same will say so.", e);
        }
    }

    /** Waits for the end of the thread. */
    @Override
    public void close() {
        Uninterruptibles.joinUninterruptibly(thread);
    }
}
