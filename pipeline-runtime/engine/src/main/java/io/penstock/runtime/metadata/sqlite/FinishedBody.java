package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionLinks;
import io.penstock.runtime.metadata.ExecutionLinks.Link;
import io.penstock.runtime.metadata.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the row of a finished execution keeps in its body: all that is not a column. A store of version 1 kept it as JSON, whose first
 * byte is a brace; the form of today begins with its own number.
 *
 * @param parts the parts of the key that are the execution's own
 * @param shared digests of the groups of parts that are stored once for all executions that have them
 * @param stack null in a store of version 1
 * @param usage the figures of a {@link Usage}; null in a store of version 1
 */
record FinishedBody(
        String reason,
        Map<String, String> parts,
        List<Digest> shared,
        String configuration,
        List<InputRecord> inputs,
        List<OutputRecord> outputs,
        @Nullable String stack,
        @Nullable List<Long> usage,
        Instant startedAt) {

    private static final int FORM = 2;

    /**
     * The artifacts that a body names, without the rest of it.
     *
     * @param inputs that it was given
     * @param outputs that it wrote
     */
    record Links(List<Link> inputs, List<Link> outputs) {}

    /** Writes this body; contents of outputs are left out. */
    byte[] encode() {
        ByteWriter writer = new ByteWriter();
        writer.number(FORM);
        writer.list(inputs, FinishedBody::write);
        writer.list(outputs, FinishedBody::write);
        writer.text(reason);
        writer.text(configuration);
        writer.texts(parts);
        writer.list(shared, ByteWriter::digest);
        writer.text(stackTrace());
        writer.list(figures(), ByteWriter::number);
        writer.number(startedAt.getEpochSecond());
        writer.number(startedAt.getNano());
        return writer.written();
    }

    /**
     * Reads a body of any version.
     *
     * @param sequence names its event in an error
     */
    static FinishedBody decode(byte[] bytes, long sequence) {
        if (isJson(bytes)) {
            return CanonicalJson.read(
                    new String(bytes, StandardCharsets.UTF_8), FinishedBody.class, EventReader.what(sequence));
        }
        ByteReader reader = opened(bytes, sequence);
        List<InputRecord> inputs = reader.list(FinishedBody::input);
        List<OutputRecord> outputs = reader.list(FinishedBody::output);
        String reason = reader.text();
        String configuration = reader.text();
        Map<String, String> parts = reader.texts();
        List<Digest> shared = reader.list(ByteReader::digest);
        String stack = reader.text();
        List<Long> usage = reader.list(ByteReader::number);
        Instant startedAt = Instant.ofEpochSecond(reader.number(), reader.number());
        return new FinishedBody(reason, parts, shared, configuration, inputs, outputs, stack, usage, startedAt);
    }

    /** Reads no more of a body than which artifacts it names. */
    static Links links(byte[] bytes, long sequence) {
        if (isJson(bytes)) {
            FinishedBody body = decode(bytes, sequence);
            return new Links(ExecutionLinks.inputs(body.inputs()), ExecutionLinks.outputs(body.outputs()));
        }
        ByteReader reader = opened(bytes, sequence);
        List<Link> inputs = new ArrayList<>();
        List<Link> outputs = new ArrayList<>();
        reader.list(input -> inputLink(input, inputs));
        reader.list(output -> outputLink(output, outputs));
        return new Links(inputs, outputs);
    }

    String stackTrace() {
        return Objects.requireNonNullElse(stack, "");
    }

    List<Long> figures() {
        return Objects.requireNonNullElse(usage, List.of());
    }

    private static boolean isJson(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == '{';
    }

    private static ByteReader opened(byte[] bytes, long sequence) {
        ByteReader reader = new ByteReader(bytes);
        long form = reader.number();
        if (form != FORM) {
            throw new IllegalStateException("%s has the unknown form %d.".formatted(EventReader.what(sequence), form));
        }
        return reader;
    }

    private static void write(ByteWriter writer, InputRecord input) {
        writer.text(input.field());
        writer.text(input.node());
        writer.text(input.port());
        writer.text(input.type());
        writer.digest(input.digest());
    }

    private static InputRecord input(ByteReader reader) {
        return new InputRecord(reader.text(), reader.text(), reader.text(), reader.text(), reader.digestIfAny());
    }

    private static void write(ByteWriter writer, OutputRecord output) {
        writer.text(output.port());
        writer.text(output.type());
        writer.digest(output.digest());
        writer.text(output.withheld());
        writer.number(output.bytes());
        writer.texts(output.properties());
    }

    private static OutputRecord output(ByteReader reader) {
        return new OutputRecord(
                reader.text(),
                reader.text(),
                reader.digestIfAny(),
                reader.text(),
                reader.number(),
                Optional.empty(),
                reader.texts());
    }

    /** Takes a link of an input, unless it was withheld. */
    private static boolean inputLink(ByteReader reader, List<Link> links) {
        String field = reader.text();
        reader.skipText();
        reader.skipText();
        String type = reader.text();
        return reader.digestIfAny()
                .map(digest -> links.add(new Link(field, type, digest)))
                .orElse(false);
    }

    /** Takes a link of an output, unless it was withheld. */
    private static boolean outputLink(ByteReader reader, List<Link> links) {
        String port = reader.text();
        String type = reader.text();
        Optional<Digest> digest = reader.digestIfAny();
        reader.skipText();
        reader.number();
        reader.texts();
        return digest.map(artifact -> links.add(new Link(port, type, artifact))).orElse(false);
    }
}
