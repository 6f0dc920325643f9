package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.runtime.TinySteps.Length;
import io.penstock.runtime.TinySteps.Letters;
import io.penstock.runtime.observe.AttemptLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What tools of the platform see of a run: flight recordings, and the run and node of a log line. */
class ObservationTest {

    private static final List<String> EVENTS = List.of(
            "io.penstock.Run", "io.penstock.Node", "io.penstock.CacheLookup", "io.penstock.ArtifactPublication");

    @TempDir
    Path directory;

    record Talking(String text) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            LoggerFactory.getLogger(Talking.class).info("{} by a logger of its own", text);
            execution.logger().info("{} by that of the execution", text);
            execution.write(out, text);
        }
    }

    record TalkingTwice(String text) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.logger().info("once {}", text);
            execution.logger().info("twice {}", text);
            execution.write(out, text);
        }
    }

    private static Pipeline measuring() {
        return Pipeline.define("measuring", p -> p.add(new Length(p.add(new Letters(100_000)))));
    }

    private List<RecordedEvent> recorded(Path file) throws IOException {
        try (Recording recording = new Recording();
                Workspace workspace = Workspace.open(directory.resolve("workspace"))) {
            EVENTS.forEach(recording::enable);
            recording.start();
            workspace.run(measuring()).orThrow();
            workspace.run(measuring()).orThrow();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file);
    }

    private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    @Test
    void aFlightRecordingShowsRunsNodesLookUpsAndPublications() throws IOException {
        List<RecordedEvent> events = recorded(directory.resolve("recording.jfr"));

        List<RecordedEvent> runs = named(events, "io.penstock.Run");
        assertThat(runs).hasSize(2).allSatisfy(run -> {
            assertThat(run.getString("pipeline")).isEqualTo("measuring");
            assertThat(run.getString("state")).isEqualTo("SUCCEEDED");
            assertThat(run.getDuration()).isPositive();
        });
        assertThat(named(events, "io.penstock.Node"))
                .extracting(
                        node -> node.getString("run"),
                        node -> node.getString("node"),
                        node -> node.getString("item"),
                        node -> node.getInt("attempt"),
                        node -> node.getString("outcome"))
                .containsExactlyInAnyOrder(
                        tuple(id(runs, 0), "letters", "", 1, "EXECUTED"),
                        tuple(id(runs, 0), "length", "", 1, "EXECUTED"),
                        tuple(id(runs, 1), "letters", "", 1, "CACHED"),
                        tuple(id(runs, 1), "length", "", 1, "CACHED"));
        assertThat(named(events, "io.penstock.CacheLookup")).hasSize(4).allSatisfy(lookup -> {
            assertThat(lookup.getString("key")).startsWith("sha256:");
            assertThat(lookup.getString("node")).isIn("letters", "length");
        });
        assertThat(named(events, "io.penstock.CacheLookup"))
                .extracting(lookup -> lookup.getBoolean("hit"))
                .containsExactlyInAnyOrder(false, false, true, true);
        assertThat(named(events, "io.penstock.ArtifactPublication"))
                .singleElement()
                .satisfies(publication -> {
                    assertThat(publication.getString("output")).isEqualTo("letters/string");
                    assertThat(publication.getString("digest")).startsWith("sha256:");
                    assertThat(publication.getLong("bytes")).isEqualTo(100_002);
                });
    }

    private static String id(List<RecordedEvent> runs, int number) {
        return runs.stream()
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList()
                .get(number)
                .getString("run");
    }

    /** Collects what a component logs. */
    private static final class Lines implements AutoCloseable {

        private final Logger logger = (Logger) LoggerFactory.getLogger(Talking.class);
        private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

        Lines() {
            logger.setLevel(Level.INFO);
            appender.start();
            logger.addAppender(appender);
        }

        List<Map<String, String>> contexts() {
            return appender.list.stream().map(ILoggingEvent::getMDCPropertyMap).toList();
        }

        @Override
        public void close() {
            logger.detachAppender(appender);
            logger.setLevel(null);
        }
    }

    @Test
    void whatAComponentLogsNamesItsRunAndItsNode() {
        try (Lines lines = new Lines();
                Workspace workspace = Workspace.inMemory()) {
            RunReport run = workspace
                    .run(Pipeline.define("talking", p -> p.add("talker", new Talking("said"))))
                    .orThrow();

            assertThat(lines.contexts()).hasSize(2).allMatch(Map.of("run", run.id(), "node", "talker")::equals);
        }
    }

    @Test
    void aLineWithHalfACharacterIsKeptWithoutIt() {
        try (Workspace workspace = Workspace.inMemory()) {
            RunReport run = workspace
                    .run(Pipeline.define("talking", p -> p.add("talker", new Talking("cut \ud83d"))))
                    .orThrow();

            assertThat(workspace.attempts(run.id(), "talker").get(0).log())
                    .singleElement()
                    .asString()
                    .endsWith("INFO cut ? by that of the execution");
        }
    }

    @Test
    void aLogThatCannotBeWrittenIsSaidOnceAndHurtsNoNode() throws IOException {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(AttemptLog.class);
        appender.start();
        logger.addAppender(appender);
        try (Workspace workspace = Workspace.open(directory)) {
            Files.createFile(directory.resolve("logs"));
            workspace
                    .run(Pipeline.define("talking", p -> p.add(new TalkingTwice("said"))))
                    .orThrow();
        } finally {
            logger.detachAppender(appender);
        }

        assertThat(appender.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("logs", "cannot be written");
    }

    @Test
    void aThreadOfTheHostHasItsOwnContextAgainAfterwards() throws Exception {
        ExecutorService host = Executors.newSingleThreadExecutor();
        try (Lines lines = new Lines()) {
            host.submit(() -> MDC.setContextMap(Map.of("node", "of the host", "request", "17")))
                    .get();
            try (Workspace workspace =
                    Workspace.inMemoryBuilder().executor(host).open()) {
                workspace
                        .run(Pipeline.define("talking", p -> p.add("talker", new Talking("said"))))
                        .orThrow();
            }

            assertThat(lines.contexts()).hasSize(2).allMatch(context -> "talker".equals(context.get("node")));
            assertThat(host.submit(MDC::getCopyOfContextMap).get())
                    .isEqualTo(Map.of("node", "of the host", "request", "17"));
        } finally {
            host.shutdown();
        }
    }
}
