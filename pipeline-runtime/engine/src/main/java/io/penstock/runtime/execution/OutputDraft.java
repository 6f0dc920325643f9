package io.penstock.runtime.execution;

import io.penstock.Port;
import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.ComponentException;
import io.penstock.runtime.artifacts.ArtifactForm;
import io.penstock.runtime.artifacts.JsonForm;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.observe.JfrEvents;
import io.penstock.runtime.observe.PublicationEvent;
import io.penstock.runtime.store.ArtifactStore.Staging;
import io.penstock.runtime.store.StagingPlaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One output while its component runs: nothing yet, or a content. Thread-safe. */
public final class OutputDraft implements AutoCloseable {

    /** The largest JSON that is stored with the metadata. */
    private static final int INLINE_BYTES = 64 << 10;

    private final Port<?> port;
    private final ArtifactForm form;
    private final StagingPlaces places;
    private final Map<String, String> properties = new ConcurrentHashMap<>();
    private @Nullable Content content;

    /** What an output is. */
    public sealed interface Content {

        /** A small JSON. */
        record Inline(String json) implements Content {}

        /** Files in a staging place. */
        record Staged(Staging place) implements Content {}

        /** Nothing, by decision. */
        record Withheld(String reason) implements Content {}

        /** An artifact that exists; its properties come first. */
        record Passed(Present input) implements Content {}
    }

    OutputDraft(Port<?> port, ArtifactForm form, StagingPlaces places) {
        this.port = port;
        this.form = form;
        this.places = places;
    }

    synchronized void write(Object value) throws IOException {
        checkUnset();
        if (form instanceof JsonForm json) {
            byte[] bytes = json.bytes(value);
            if (bytes.length <= INLINE_BYTES) {
                content = new Content.Inline(new String(bytes, StandardCharsets.UTF_8));
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

    /** Takes the files of a directory on the same disk, which is gone then. */
    public synchronized void adopt(Path directory) throws IOException {
        checkUnset();
        Files.move(directory, stage(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes a content that needs no files. */
    public synchronized void set(Content other) {
        checkUnset();
        content = other;
    }

    /** Returns what the output is so far. */
    public synchronized Optional<Content> content() {
        return Optional.ofNullable(content);
    }

    /** Attaches a property. */
    public void property(String key, String value) {
        properties.put(key, value);
    }

    /** Returns the properties so far. */
    public Map<String, String> properties() {
        return Map.copyOf(properties);
    }

    /** Refuses an output that the component forgot. */
    synchronized void check() {
        if (content == null) {
            throw new ComponentException("Output '%s' was neither written nor withheld. Call write or withhold for it."
                    .formatted(port.name()));
        }
    }

    /** Publishes what was written, and says what it is. */
    synchronized OutputRecord publish() throws IOException {
        if (content instanceof Content.Withheld withheld) {
            return record(Optional.empty(), withheld.reason(), 0, Optional.empty());
        }
        if (content instanceof Content.Passed passed) {
            passed.input().properties().forEach(properties::putIfAbsent);
            return record(Optional.of(passed.input().digest()), "", 0, Optional.empty());
        }
        if (content instanceof Content.Inline inline) {
            byte[] json = inline.json().getBytes(StandardCharsets.UTF_8);
            return record(Optional.of(JsonForm.digest(json)), "", json.length, Optional.of(json));
        }
        if (content instanceof Content.Staged staged) {
            return publish(staged.place());
        }
        throw new IllegalStateException("check() comes before publish()");
    }

    private OutputRecord publish(Staging place) throws IOException {
        Manifest manifest = Manifest.of(place.directory(), form::isAttachment);
        Optional<PublicationEvent> event = JfrEvents.publication();
        place.publish(manifest);
        event.ifPresent(made -> made.end(port.toString(), manifest.digest(), manifest.bytes()));
        return record(Optional.of(manifest.digest()), "", manifest.bytes(), Optional.empty());
    }

    @Override
    public synchronized void close() throws IOException {
        if (content instanceof Content.Staged staged) {
            staged.place().close();
        }
    }

    private OutputRecord record(Optional<Digest> digest, String reason, long bytes, Optional<byte[]> inline) {
        return new OutputRecord(
                port.name(), port.type().getTypeName(), digest, reason, bytes, inline, Map.copyOf(properties));
    }

    private Path stage() throws IOException {
        Staging place = places.stage();
        content = new Content.Staged(place);
        return place.directory();
    }

    private void checkUnset() {
        if (content != null) {
            throw new ComponentException(
                    "Output '%s' is set twice. Write it once, or withhold it.".formatted(port.name()));
        }
    }
}
