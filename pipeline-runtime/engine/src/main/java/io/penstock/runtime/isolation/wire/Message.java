package io.penstock.runtime.isolation.wire;

import io.penstock.json.CanonicalJson;
import io.penstock.runtime.metadata.Usage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.Level;

/** What an isolated JVM tells. */
public sealed interface Message {

    /** The JVM stands and begins with its work. */
    record Begun() implements Message {}

    /** The component tells how far it is. */
    record Progressed(long done, long total, String unit) implements Message {}

    /** The component took a measurement. */
    record Measured(String name, long step, double value) implements Message {}

    /**
     * The component logged a line.
     *
     * @param stack of what was logged with it; empty if nothing was
     */
    record Logged(Level level, String message, String stack) implements Message {}

    /** What the JVM used so far. */
    record Used(Usage usage) implements Message {}

    /** The component returned. */
    record Ended(List<Made> outputs) implements Message {

        /** Copies the outputs. */
        public Ended {
            outputs = List.copyOf(outputs);
        }
    }

    /** The component threw. */
    record Failed(Fault fault) implements Message {}

    /**
     * What became of an output.
     *
     * @param name of the port
     * @param content empty if the component forgot it
     */
    record Made(String name, Optional<Content> content, Map<String, String> properties) {}

    /** What an output is. */
    sealed interface Content {

        /** A small JSON. */
        record Inline(String json) implements Content {}

        /** Files in a directory of the exchange. */
        record Files(Path directory) implements Content {}

        /** Nothing, by decision. */
        record Withheld(String reason) implements Content {}

        /** The artifact behind an input of the node. */
        record Passed(String node, String name) implements Content {}
    }

    /** Begins every message, so that a line that someone else wrote to the same stream is none. */
    char MARK = '\u0001';

    /** Returns the message as a line of its own, whatever stands before it in the stream. */
    default String line() {
        return "\n" + MARK + CanonicalJson.write(this, Message.class) + "\n";
    }

    /** Reads a line that begins with the mark. */
    static Message parse(String line) {
        return CanonicalJson.read(line.substring(1), Message.class, "a message of the isolated JVM");
    }
}
