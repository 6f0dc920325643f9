package io.penstock.runtime.isolation.wire;

import io.penstock.Port;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.metadata.ExecutionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * What a JVM is asked to run.
 *
 * @param id which attempt
 * @param key the execution's cache key
 * @param threads how many threads the component may use
 * @param level the finest log lines that are wanted
 * @param step the component as JSON, read by its class as a step
 * @param inputs in the order of the node
 * @param outputs in the order of the node
 * @param unfinished where it leaves what it does not finish, if it may
 */
public record Request(
        ExecutionId id,
        Digest key,
        int threads,
        Level level,
        String step,
        List<Input> inputs,
        List<PortName> outputs,
        Optional<Path> unfinished) {

    private static final String FILE = "request.json";

    /** Copies the lists. */
    public Request {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** A port by name and type. */
    public record PortName(String node, String name, TypeName type) {

        /** Names a port. */
        public static PortName of(Port<?> port) {
            return new PortName(port.node(), port.name(), TypeName.of(port.type()));
        }

        /** Returns the port. */
        public Port<?> port() {
            return Port.named(node, name, type.type());
        }
    }

    /** A port that is read. */
    public record Input(PortName port, Behind behind) {}

    /** What is behind a port. */
    public sealed interface Behind {

        /** Files that are there to be read. */
        record Artifact(ArtifactRecord record, Path files) implements Behind {}

        /** Nothing, by decision. */
        record Withheld(String reason) implements Behind {}
    }

    /** Writes the request into the exchange directory. */
    public void write(Path exchange) throws IOException {
        Files.writeString(exchange.resolve(FILE), CanonicalJson.write(this));
    }

    /** Reads the request from the exchange directory. */
    public static Request read(Path exchange) throws IOException {
        return CanonicalJson.read(Files.readString(exchange.resolve(FILE)), Request.class, FILE);
    }
}
