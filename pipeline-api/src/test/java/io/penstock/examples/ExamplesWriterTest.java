package io.penstock.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Manifest;
import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesWriterTest {

    private static final RowType TRIP = RowType.of(new Field("fare", ColumnType.FLOAT64));
    private static final Batch ROWS = Batch.of(TRIP, Row.of("fare", 1.0), Row.of("fare", 2.0), Row.of("fare", 3.0));

    @TempDir
    private Path directory;

    @Test
    void eachSplitGetsItsRows() throws IOException {
        try (ExamplesWriter writer = ExamplesWriter.in(directory, TRIP, List.of("train", "eval"))) {
            writer.write("train", ROWS, new int[] {0, 2});
            writer.write("eval", ROWS, new int[] {1});
            writer.write("eval", ROWS, new int[0]);
        }
        Examples examples = Examples.open(directory);

        assertThat(examples.rows("train")).isEqualTo(2);
        assertThat(examples.rows("eval")).isEqualTo(1);
        assertThat(examples.rows()).isEqualTo(3);
        try (BatchReader reader = examples.read("train")) {
            assertThat(reader.iterator().next().doubles("fare").value(1)).isEqualTo(3.0);
        }
    }

    @Test
    void rowsOfAnotherTypeAreRefusedAndWhatWasWrittenStands() throws IOException {
        Batch other = Batch.of(RowType.of(new Field("tips", ColumnType.FLOAT64)), Row.of("tips", 1.0));
        try (ExamplesWriter writer = ExamplesWriter.in(directory, TRIP, List.of("train"))) {
            writer.write("train", ROWS);
            assertThatThrownBy(() -> writer.write("train", other))
                    .isInstanceOf(DataException.class)
                    .hasMessage("Examples of [fare float64] got rows of [tips float64].");
        }

        assertThat(Examples.open(directory).rows()).isEqualTo(3);
    }

    @Test
    void anUnknownSplitIsNamedBesideThoseThatExist() throws IOException {
        try (ExamplesWriter writer = ExamplesWriter.in(directory, TRIP, List.of("train"))) {
            assertThatThrownBy(() -> writer.write("test", ROWS))
                    .isInstanceOf(DataException.class)
                    .hasMessage("There is no split 'test'. Splits: [train].");
        }
    }

    @Test
    void anUnusableSplitNameIsRefused() {
        assertThatThrownBy(() -> ExamplesWriter.in(directory, TRIP, List.of("../eval")))
                .isInstanceOf(DataException.class)
                .hasMessage("Split name '../eval' is not usable as a directory. Use letters, digits, '-' and '_'.");
        assertThatThrownBy(() -> ExamplesWriter.in(directory, TRIP, List.of("a", "a")))
                .isInstanceOf(DataException.class)
                .hasMessage("Split 'a' is named twice. Name each once.");
    }

    @Test
    void aFailedWriteLeavesNoManifest() throws IOException {
        ExamplesWriter writer = ExamplesWriter.in(directory, TRIP, List.of("train"), new Layout(1, 100, 100, 10, 10));
        Files.delete(directory.resolve("train"));
        assertThatThrownBy(() -> writer.write("train", ROWS)).isInstanceOf(IOException.class);
        writer.close();

        assertThatThrownBy(() -> Examples.open(directory)).isInstanceOf(DataException.class);
    }

    @Test
    void quarantinedRowsAreAnAttachmentOutsideTheDigest() throws IOException {
        Path clean = Files.createDirectory(directory.resolve("clean"));
        Path dirty = Files.createDirectory(directory.resolve("dirty"));
        try (ExamplesWriter writer = ExamplesWriter.in(clean, TRIP, List.of("train"))) {
            writer.write("train", ROWS);
        }
        try (ExamplesWriter writer = ExamplesWriter.in(dirty, TRIP, List.of("train"))) {
            writer.quarantine(17, "2 fields instead of 1", "a,b\tc\n");
            writer.quarantine(18, "too long", "x".repeat(5_000));
            writer.quarantine(19, "cut", "x".repeat(999) + "\uD83D\uDE95" + "x");
            writer.write("train", ROWS);
            assertThat(writer.quarantined()).isEqualTo(3);
        }
        ExamplesCodec codec = new ExamplesCodec();

        assertThat(Manifest.of(dirty, codec::isAttachment).digest())
                .isEqualTo(Manifest.of(clean, codec::isAttachment).digest());
        assertThat(Files.readAllLines(codec.read(dirty).quarantine().orElseThrow()))
                .containsExactly(
                        "line\treason\traw",
                        "17\t2 fields instead of 1\ta,b\\tc\\n",
                        "18\ttoo long\t" + "x".repeat(1_000),
                        "19\tcut\t" + "x".repeat(999));
        assertThat(codec.read(clean).quarantine()).isEmpty();
    }

    @Test
    void theCodecCopiesExamples() throws IOException {
        Path original = Files.createDirectory(directory.resolve("original"));
        Path copy = Files.createDirectory(directory.resolve("copy"));
        try (ExamplesWriter writer = ExamplesWriter.in(original, TRIP, List.of("train", "eval"))) {
            writer.write("eval", ROWS);
        }
        ExamplesCodec codec = new ExamplesCodec();

        codec.write(codec.read(original), copy);

        assertThat(codec.read(copy).rows("eval")).isEqualTo(3);
        assertThat(Manifest.of(copy, codec::isAttachment)).isEqualTo(Manifest.of(original, codec::isAttachment));
    }
}
