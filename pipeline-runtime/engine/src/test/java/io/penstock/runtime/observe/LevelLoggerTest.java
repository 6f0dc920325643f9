package io.penstock.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import io.penstock.runtime.metadata.ExecutionId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MarkerFactory;
import org.slf4j.event.Level;

/** Which lines of a component are handed on, and how. */
class LevelLoggerTest {

    @TempDir
    Path directory;

    @Test
    void aLineIsHandedOnFormattedIfItsLevelIsTaken() {
        List<String> lines = new ArrayList<>();
        LevelLogger logger = new LevelLogger(
                "trainer",
                level -> level.toInt() >= Level.WARN.toInt(),
                (level, message, cause) -> lines.add(level + " " + message + " " + cause));

        logger.info("epoch {}", 1);
        logger.warn("loss {} of {}", 0.5, "train");
        logger.error(MarkerFactory.getMarker("any"), "broken", new IllegalStateException("here"));
        logger.debug(MarkerFactory.getMarker("any"), "batch");

        assertThat(lines)
                .containsExactly("WARN loss 0.5 of train null", "ERROR broken java.lang.IllegalStateException: here");
    }

    @Test
    void debugLinesAreKeptIfTheHostTakesThem() throws IOException {
        ExecutionId trainer = ExecutionId.first("run", "trainer");
        Logger host = (Logger) LoggerFactory.getLogger("trainer.host");
        AttemptLogs logs = new AttemptLogs(() -> directory);
        try (AttemptLog log = logs.open(trainer, host)) {
            host.setLevel(ch.qos.logback.classic.Level.ERROR);
            log.logger().debug("dropped");
            log.logger().info("kept although the host does not take it");
            host.setLevel(ch.qos.logback.classic.Level.DEBUG);
            log.logger().debug("kept");
        }

        assertThat(logs.lines(trainer))
                .extracting(line -> line.substring(line.indexOf(' ') + 1))
                .containsExactly("INFO kept although the host does not take it", "DEBUG kept");
    }
}
