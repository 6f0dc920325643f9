package io.penstock.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.penstock.configuration.SecretSteps.Access;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.report.HtmlReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Nothing that a run leaves behind holds the value of a secret, or a plain hash of it. */
class SecretsInARunTest {

    private static final String USER = "user-4711-of-the-run";
    private static final Traces BY_VARIABLE = new Traces(System.getenv("PENSTOCK_TEST_SECRET"));
    private static final Traces BY_FILE = new Traces("tr0ub4dor-c0ffee-77-by-file");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Level level = root.getLevel();

    @TempDir
    Path directory;

    private Access access;

    @BeforeEach
    void listen() throws IOException {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        root.getAppender("console").stop(); // what is logged at this level is for the list
        Files.writeString(directory.resolve("token"), BY_FILE.text() + "\n");
        Path file = Files.writeString(
                directory.resolve("access.yaml"),
                "user: %s\nvariable: ${env:PENSTOCK_TEST_SECRET}\nfile: ${file:token}\n".formatted(USER));
        access = ParameterReader.of(Access.class).read(file, List.of());
    }

    @AfterEach
    void listenNoMore() {
        root.setLevel(level);
        root.detachAppender(log);
        root.getAppender("console").start();
    }

    @Test
    void theWorkspaceHoldsNoTraceOfASecret() throws IOException {
        Path place = directory.resolve("workspace");
        try (Workspace workspace = Workspace.open(place)) {
            RunReport report = workspace.run(SecretSteps.pipeline(access));
            HtmlReport.write(workspace, report, place.resolve("report.html"));
            assertNoTraceIn(place);
        }
        assertNoTraceIn(place);
    }

    @Test
    void whatIsToldOfTheRunHoldsNoTraceOfASecret() {
        try (Workspace workspace = Workspace.open(directory.resolve("workspace"))) {
            RunReport report = workspace.run(SecretSteps.pipeline(access));
            Throwable failure = catchThrowable(report::orThrow);
            assertThat(failure).hasStackTraceContaining("Refused with 29 characters, by Secret[...] of 27.");
            assertNoTraceIn(trace(failure));
            assertNoTraceIn(report + access.toString() + workspace.runs(9) + SecretSteps.pipeline(access));
            for (String node : List.of("ask", "ask-by-file", "ask-apart", "refuse")) {
                assertNoTraceIn(workspace.explain(report.id(), node).text() + workspace.attempts(report.id(), node));
            }
        }
        assertThat(logged()).contains(USER + " asks by Ask[user=" + USER + ", password=Secret[...]]");
        assertNoTraceIn(logged());
    }

    @Test
    void aTraceWouldBeFound() throws IOException {
        Files.writeString(directory.resolve("leak.txt"), "x" + BY_VARIABLE.text());
        assertThat(BY_VARIABLE.in(directory)).containsExactly(directory.resolve("leak.txt"));
    }

    private static void assertNoTraceIn(Path place) throws IOException {
        assertThat(new Traces(USER).in(place))
                .extracting(file -> file.getFileName().toString())
                .anyMatch(name -> name.startsWith("metadata.db"));
        assertThat(place.resolve("report.html")).content().contains("ask-by-file");
        assertThat(BY_VARIABLE.in(place)).isEmpty();
        assertThat(BY_FILE.in(place)).isEmpty();
    }

    private static void assertNoTraceIn(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(BY_VARIABLE.isIn(bytes) || BY_FILE.isIn(bytes)).as(text).isFalse();
    }

    private String logged() {
        return log.list.stream()
                .map(event -> event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .collect(Collectors.joining("\n"));
    }

    private static String trace(Throwable throwable) {
        StringWriter trace = new StringWriter();
        throwable.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
