package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.metadata.Event;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event with its JSON, made by the thread that appends so that the writer only writes.
 *
 * @param body what the row keeps as text, null if its columns say it all
 * @param groups shared parts of a cache key, by digest
 */
record EncodedEvent(Event event, @Nullable String body, Map<Digest, String> groups) {

    static EncodedEvent of(Event event) {
        if (event instanceof Event.ExecutionFinished finished) {
            FinishedBody.Encoded encoded = FinishedBody.encode(finished);
            return new EncodedEvent(event, encoded.json(), encoded.groups());
        }
        if (event instanceof Event.RunStarted started) {
            return new EncodedEvent(event, CanonicalJson.write(started), Map.of());
        }
        return new EncodedEvent(event, event instanceof Event.RunFinished finished ? state(finished) : null, Map.of());
    }

    /** The state, and behind a space the notes if there are any. */
    private static String state(Event.RunFinished finished) {
        String notes = Rows.json(finished.notes());
        return notes == null ? finished.state().name() : finished.state().name() + " " + notes;
    }
}
