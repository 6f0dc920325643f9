package io.penstock.runtime.metadata;

import io.penstock.artifact.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What happened, as the store keeps it. */
public sealed interface Event {

    /** Returns the run that it belongs to. */
    String run();

    /** Returns when it happened, by the workspace's clock. */
    Instant at();

    /**
     * A run began, or was taken up again after it had ended.
     *
     * @param run its id
     * @param pipeline the pipeline's name
     * @param owner the process that runs it: the name of its lock
     * @param parameters the pipeline's parameters as JSON
     * @param host name of the machine
     * @param environment versions of Java, system and Penstock
     */
    record RunStarted(
            String run,
            String pipeline,
            String owner,
            String parameters,
            String host,
            Map<String, String> environment,
            Instant at)
            implements Event {}

    /**
     * A run came to its end.
     *
     * @param state never {@code RUNNING}
     * @param notes what else is to be known of the run, see {@link RunRecord#notes}
     */
    record RunFinished(String run, RunRecord.State state, Map<String, String> notes, Instant at) implements Event {

        /** Copies the notes. */
        public RunFinished {
            notes = Map.copyOf(notes);
        }
    }

    /**
     * A node began to run.
     *
     * @param id which attempt
     */
    record ExecutionStarted(ExecutionId id, Instant at) implements Event {
        @Override
        public String run() {
            return id.run();
        }
    }

    /**
     * A node came to an end.
     *
     * @param id which attempt
     * @param pipeline the pipeline's name
     * @param outcome {@code EXECUTED}, {@code CACHED}, {@code FAILED}, {@code SKIPPED} or {@code CANCELLED}
     * @param reason for people: why it failed, was skipped or ran; empty if there is nothing to say
     * @param key its cache key; empty if it has none
     * @param keyParts the parts of the key by name, to explain it: component, code per method, configuration, inputs, libraries;
     *     those with the same word before a colon ({@code code:...}) are kept once for all executions that share them all
     * @param configuration the step as JSON, as in its key or in full if the key leaves out a path; empty unless executed or failed
     * @param inputs what it read
     * @param outputs what it wrote or withheld; empty unless executed or cached
     * @param stack the stack trace of what it threw; empty if it threw nothing
     * @param usage what it took of the machine
     * @param startedAt when it began
     * @param at when it ended
     */
    record ExecutionFinished(
            ExecutionId id,
            String pipeline,
            Outcome outcome,
            String reason,
            Optional<Digest> key,
            Map<String, String> keyParts,
            String configuration,
            List<InputRecord> inputs,
            List<OutputRecord> outputs,
            String stack,
            Usage usage,
            Instant startedAt,
            Instant at)
            implements Event {

        /** The part of a resolver's key that is what it found. */
        public static final String FOUND = "found";

        /** Copies the collections. */
        public ExecutionFinished {
            keyParts = Map.copyOf(keyParts);
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }

        /** Returns the artifacts that are behind its outputs: what it wrote or passed on, and what a resolver found. */
        public List<Digest> relied() {
            Stream<Digest> written = outputs.stream().flatMap(output -> output.digest().stream());
            return Stream.concat(written, found().stream()).toList();
        }

        /** Returns what a resolver found, which is none of its outputs: another execution wrote it. */
        public Optional<Digest> found() {
            return Optional.ofNullable(keyParts.get(FOUND)).map(Digest::new);
        }

        @Override
        public String run() {
            return id.run();
        }
    }

    /** How an execution ends. */
    enum Outcome {
        /** It ran and its outputs were published. */
        EXECUTED,
        /** Its outputs were there already. */
        CACHED,
        /** It ran and threw. */
        FAILED,
        /** An input was withheld, or something before it failed. */
        SKIPPED,
        /** The run was cancelled. */
        CANCELLED
    }

    /**
     * An input of an execution.
     *
     * @param field the path of the record component, for example {@code models[1]}
     * @param node the node that it comes from
     * @param port the name of that node's output
     * @param type the artifact type
     * @param digest of the artifact, empty if it was withheld
     */
    record InputRecord(String field, String node, String port, String type, Optional<Digest> digest) {}

    /**
     * An output of an execution.
     *
     * @param port the name of the output
     * @param type the artifact type
     * @param digest of the artifact, empty if it was withheld
     * @param withheld the reason if it was withheld, else empty
     * @param bytes size of all its files
     * @param inline the content, if it is to be stored with the metadata; left out when the record is read back, see
     *     {@link MetadataStore#inline}
     * @param properties searchable, outside the digest
     */
    record OutputRecord(
            String port,
            String type,
            Optional<Digest> digest,
            String withheld,
            long bytes,
            Optional<byte[]> inline,
            Map<String, String> properties) {

        /** Copies the properties. */
        public OutputRecord {
            properties = Map.copyOf(properties);
        }

        /** Returns this record without the inline content. */
        public OutputRecord withoutContent() {
            return new OutputRecord(port, type, digest, withheld, bytes, Optional.empty(), properties);
        }
    }
}
