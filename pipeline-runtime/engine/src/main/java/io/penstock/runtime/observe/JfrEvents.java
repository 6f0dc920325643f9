package io.penstock.runtime.observe;

import java.util.Optional;
import java.util.function.Supplier;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/**
 * Events for JFR, begun only if something has asked for JFR in this JVM: the first event of a class brings up JFR's machinery,
 * which takes a noticeable part of a short run. What began before JFR was started is not recorded.
 */
public final class JfrEvents {

    private JfrEvents() {}

    /** Returns the event of a run that begins now, or nothing if nobody asked for JFR. */
    public static Optional<RunEvent> run() {
        return begun(RunEvent::new);
    }

    /** Returns the event of an attempt that begins now, or nothing if nobody asked for JFR. */
    public static Optional<NodeEvent> node() {
        return begun(NodeEvent::new);
    }

    /** Returns the event of a look into the cache that begins now, or nothing if nobody asked for JFR. */
    public static Optional<CacheLookupEvent> lookup() {
        return begun(CacheLookupEvent::new);
    }

    /** Returns the event of an artifact's publication that begins now, or nothing if nobody asked for JFR. */
    public static Optional<PublicationEvent> publication() {
        return begun(PublicationEvent::new);
    }

    private static <E extends Event> Optional<E> begun(Supplier<E> made) {
        if (!FlightRecorder.isInitialized()) {
            return Optional.empty();
        }
        E event = made.get();
        event.begin();
        return Optional.of(event);
    }
}
