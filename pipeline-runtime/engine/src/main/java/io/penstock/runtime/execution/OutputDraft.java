package io.penstock.runtime.execution;

import io.penstock.Port;
import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.ComponentException;
import io.penstock.runtime.artifacts.ArtifactForm;
import io.penstock.runtime.artifacts.JsonForm;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.observe.PublicationEvent;
import io.penstock.runtime.store.ArtifactStore;
import io.penstock.runtime.store.ArtifactStore.Staging;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One output while its component runs: nothing yet, a small JSON, a staged directory, an input, or withheld. Thread-safe. */
final class OutputDraft implements AutoCloseable {

    /** The largest JSON that is stored with the metadata. */
    private static final int INLINE_BYTES = 64 << 10;

    private final Port<?> port;
    private final ArtifactForm form;
    private final ArtifactStore store;
    private final Map<String, String> properties = new ConcurrentHashMap<>();
    private byte @Nullable [] inline;
    private @Nullable Staging staging;
    private @Nullable String withheld;
    private @Nullable Present passed;

    OutputDraft(Port<?> port, ArtifactForm form, ArtifactStore store) {
        this.port = port;
        this.form = form;
        this.store = store;
    }

    synchronized void write(Object value) throws IOException {
        checkUnset();
        if (form instanceof JsonForm json) {
            byte[] bytes = json.bytes(value);
            if (bytes.length <= INLINE_BYTES) {
                inline = bytes;
            } else {
                JsonForm.write(bytes, stage());
            }
        } else {
            form.write(value, stage());
        }
    }

    synchronized Path directory() throws IOException {
        checkUnset();
        return stage();
    }

    synchronized void withhold(String reason) {
        checkUnset();
        withheld = reason;
    }

    /** Lets the output be an artifact that exists; its properties come first. */
    synchronized void pass(Present input) {
        checkUnset();
        passed = input;
    }

    void property(String key, String value) {
        properties.put(key, value);
    }

    /** Refuses an output that the component forgot. */
    synchronized void check() {
        if (!isSet()) {
            throw new ComponentException("Output '%s' was neither written nor withheld. Call write or withhold for it."
                    .formatted(port.name()));
        }
    }

    private boolean isSet() {
        return inline != null || staging != null || withheld != null || passed != null;
    }

    /** Publishes what was written, and says what it is. */
    synchronized OutputRecord publish() throws IOException {
        if (withheld != null) {
            return record(Optional.empty(), withheld, 0, Optional.empty());
        }
        if (passed != null) {
            passed.properties().forEach(properties::putIfAbsent);
            return record(Optional.of(passed.digest()), "", 0, Optional.empty());
        }
        if (inline != null) {
            return record(Optional.of(JsonForm.digest(inline)), "", inline.length, Optional.of(inline));
        }
        if (staging != null) {
            Manifest manifest = Manifest.of(staging.directory(), form::isAttachment);
            PublicationEvent event = new PublicationEvent();
            event.begin();
            staging.publish(manifest);
            event.end(port.toString(), manifest.digest(), manifest.bytes());
            return record(Optional.of(manifest.digest()), "", manifest.bytes(), Optional.empty());
        }
        throw new IllegalStateException("check() comes before publish()");
    }

    @Override
    public synchronized void close() throws IOException {
        if (staging != null) {
            staging.close();
        }
    }

    private OutputRecord record(Optional<Digest> digest, String reason, long bytes, Optional<byte[]> content) {
        return new OutputRecord(
                port.name(), port.type().getTypeName(), digest, reason, bytes, content, Map.copyOf(properties));
    }

    private Path stage() throws IOException {
        Staging place = store.stage();
        staging = place;
        return place.directory();
    }

    private void checkUnset() {
        if (isSet()) {
            throw new ComponentException(
                    "Output '%s' is set twice. Write it once, or withhold it.".formatted(port.name()));
        }
    }
}
