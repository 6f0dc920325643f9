package io.penstock.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.observe.MetricFiles.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Metrics and logs as a power cut leaves them. */
class TornFilesTest {

    private static final ExecutionId TRAINER = ExecutionId.first("run", "trainer");

    @TempDir
    Path directory;

    /** The last one is cut so that what is left of its value would be another number. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\0\0\0\0\0\0\0\n", "lo\0\0\0\0\t2\t0.25\n", "loss\t2\n", "loss\tx\t0.25\n", "loss\t2\t0.\0\0\n"
            })
    void whatIsTornInTheMiddleOfMetricsIsLeftOut(String torn) throws IOException {
        write("trainer.tsv", "loss\t1\t0.5\n" + torn + "loss\t3\t0.125\n");

        assertThat(new MetricFiles(() -> directory).points(TRAINER))
                .containsExactly(new Point("loss", 1, 0.5), new Point("loss", 3, 0.125));
    }

    @Test
    void theLogSaysWhatIsLeftOut() throws IOException {
        write("trainer.tsv", "loss\t1\t0.5\n\0\0\n");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger logger = (Logger) LoggerFactory.getLogger(MetricFiles.class);
        logger.addAppender(lines);

        new MetricFiles(() -> directory).points(TRAINER);

        logger.detachAppender(lines);
        assertThat(lines.list).singleElement().satisfies(line -> assertThat(line.getFormattedMessage())
                .startsWith("1 of 2 lines of '")
                .endsWith("trainer.tsv' are torn and left out."));
    }

    @Test
    void bytesThatAreNoTextDoNotHideTheRest() throws IOException {
        Files.write(
                Files.createDirectories(directory.resolve("run")).resolve("trainer.log"),
                "begun\n\u00e9nd\n".getBytes(StandardCharsets.ISO_8859_1));
        write("trainer.tsv", "loss\t1\t0.5\n");
        Files.write(
                directory.resolve("run/trainer.tsv"), "loss\t1\t0.5\n\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(new AttemptLogs(() -> directory).lines(TRAINER)).containsExactly("begun", "\ufffdnd");
        assertThat(new MetricFiles(() -> directory).points(TRAINER)).containsExactly(new Point("loss", 1, 0.5));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("run")).resolve(name), text);
    }
}
