package io.penstock.runtime.isolation;

import io.penstock.Node;
import io.penstock.Port;
import io.penstock.Step;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.execution.Isolator.Work;
import io.penstock.runtime.execution.PortState;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.execution.PortState.Withheld;
import io.penstock.runtime.isolation.wire.Request;
import io.penstock.runtime.isolation.wire.Request.Behind;
import io.penstock.runtime.isolation.wire.Request.Input;
import io.penstock.runtime.isolation.wire.Request.PortName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * The directory through which two JVMs give each other files: the request, inputs that have no files of their own, outputs, and
 * what a JVM leaves that breaks. A scratch directory of the execution, on the disk of the store, and deleted with it.
 */
record Exchange(Path directory) {

    /** Lays out a request. Inputs that are damaged are made again here, by the JVM that knows the whole pipeline. */
    static Exchange prepare(Work work) throws IOException {
        Path directory = work.execution().scratch();
        Node node = work.node();
        List<Input> inputs = new ArrayList<>();
        for (Node.Input input : node.inputs()) {
            Path place = directory.resolve("input-" + inputs.size());
            inputs.add(new Input(PortName.of(input.port()), behind(input.port(), work, place)));
        }
        new Request(
                        work.id(),
                        work.execution().key(),
                        work.execution().threads(),
                        finest(work.log().logger()),
                        CanonicalJson.write(node.step(), Step.class),
                        inputs,
                        node.ports().stream().<PortName>map(PortName::of).toList(),
                        work.execution().unfinishedHome().map(Path::toAbsolutePath))
                .write(directory);
        return new Exchange(directory);
    }

    /** Returns where the JVM writes down how it crashed. */
    Path errorFile() {
        return directory.resolve("hs_err.log");
    }

    /** Returns where the arguments of the JVM stand. */
    Path argumentFile() {
        return directory.resolve("arguments");
    }

    /** Returns what the JVM wrote down of its crash; empty if it did not crash. */
    List<String> errorReport(int mostLines) throws IOException {
        if (!Files.exists(errorFile())) {
            return List.of();
        }
        try (var lines = Files.lines(errorFile(), java.nio.charset.StandardCharsets.ISO_8859_1)) {
            return lines.limit(mostLines).toList();
        }
    }

    private static Behind behind(Port<?> port, Work work, Path place) throws IOException {
        PortState state = work.context().state(port);
        if (state instanceof Present present) {
            return new Behind.Artifact(
                    work.execution().artifact(port).orElseThrow(),
                    work.context().files(port, present, place).toAbsolutePath());
        }
        return new Behind.Withheld(((Withheld) state).reason());
    }

    private static Level finest(Logger log) {
        if (log.isTraceEnabled()) {
            return Level.TRACE;
        }
        return log.isDebugEnabled() ? Level.DEBUG : Level.INFO;
    }
}
