package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.OutputRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event with its body, made by the thread that appends so that the writer only writes.
 *
 * @param body what the row keeps as text or bytes, null if its columns say it all
 * @param groups shared parts of a cache key, by digest
 * @param weight about how many bytes it holds on the heap
 */
record EncodedEvent(Event event, @Nullable Object body, Map<Digest, String> groups, int weight) {

    private static final int BARE = 400;

    static EncodedEvent of(Event event, PartGroups groups) {
        if (event instanceof Event.ExecutionFinished finished) {
            return of(finished, groups.apart(finished.keyParts()));
        }
        if (event instanceof Event.RunStarted started) {
            String body = CanonicalJson.write(started);
            return new EncodedEvent(event, body, Map.of(), BARE + body.length());
        }
        return new EncodedEvent(
                event, event instanceof Event.RunFinished finished ? state(finished) : null, Map.of(), BARE);
    }

    private static EncodedEvent of(Event.ExecutionFinished event, PartGroups.Apart parts) {
        byte[] body = new FinishedBody(
                        event.reason(),
                        parts.own(),
                        List.copyOf(parts.shared().keySet()),
                        event.configuration(),
                        event.inputs(),
                        event.outputs(),
                        event.stack(),
                        event.usage().figures(),
                        event.startedAt())
                .encode();
        int contents = event.outputs().stream().mapToInt(EncodedEvent::content).sum();
        return new EncodedEvent(event, body, parts.shared(), BARE + 3 * body.length + contents);
    }

    private static int content(OutputRecord output) {
        return output.inline().map(bytes -> bytes.length).orElse(0);
    }

    /** The state, and behind a space the notes if there are any. */
    private static String state(Event.RunFinished finished) {
        String notes = Rows.json(finished.notes());
        return notes == null ? finished.state().name() : finished.state().name() + " " + notes;
    }
}
