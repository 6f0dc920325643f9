package io.penstock.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Manifest;
import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.ExactMoments;
import io.penstock.columns.Field;
import io.penstock.columns.RandomBatches;
import io.penstock.columns.Reducer;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {

    private static final RowType TRIP =
            RowType.of(new Field("fare", ColumnType.FLOAT64), new Field("company", ColumnType.TEXT));

    /** Small enough that a few thousand rows make many blocks and files, and that dictionaries overflow. */
    private static final Layout SMALL = new Layout(100, 4_000, 60_000, 80, 2_000);

    @TempDir
    private Path temporary;

    /** Mean of the fares, the bits of which must not depend on threads. */
    private record MeanFare() implements Reducer<ExactMoments, Double> {

        @Override
        public ExactMoments zero() {
            return new ExactMoments();
        }

        @Override
        public void add(ExactMoments into, Batch rows) {
            into.addAll(rows.numbers("fare"));
        }

        @Override
        public void merge(ExactMoments into, ExactMoments other) {
            into.merge(other);
        }

        @Override
        public Double finish(ExactMoments total) {
            return total.mean();
        }

        @Override
        public byte[] encode(ExactMoments partial) {
            return partial.encode();
        }

        @Override
        public ExactMoments decode(byte[] bytes) {
            return ExactMoments.decode(bytes);
        }
    }

    @Test
    void rowsAreReadBackInOrderFromManyFiles() throws IOException {
        Batch rows = RandomBatches.everyType(2_500, 1);

        Examples examples = write("a", rows, SMALL, 333);

        assertThat(examples.rows("train")).isEqualTo(2_500);
        assertThat(examples.shards("train")).hasSizeGreaterThan(5);
        assertThat(all(examples.read("train"))).isEqualTo(rows);
    }

    @Test
    void theSameRowsGiveTheSameBytesHoweverTheyWereBatched() throws IOException {
        Batch rows = RandomBatches.everyType(2_000, 2);
        String whole = digest(write("whole", rows, SMALL, 2_000));

        for (int batchRows : new int[] {1, 7, 100, 101, 999}) {
            assertThat(digest(write("by" + batchRows, rows, SMALL, batchRows))).isEqualTo(whole);
        }
    }

    @Test
    void rowsThatCameFromExamplesGiveTheSameBytes() throws IOException {
        Examples original = write("original", RandomBatches.everyType(2_000, 3), SMALL, 100);
        Path copy = Files.createDirectory(temporary.resolve("copied"));
        try (BatchReader reader = original.read("train");
                ExamplesWriter writer = ExamplesWriter.in(copy, original.rowType(), List.of("train"), SMALL)) {
            for (Batch batch : reader) {
                writer.write("train", batch);
            }
        }

        assertThat(digest(Examples.open(copy))).isEqualTo(digest(original));
    }

    @Test
    void aDictionaryThatGrowsTooLargeIsGivenUpInTheNextFile() throws IOException {
        BatchBuilder builder = new BatchBuilder(TRIP);
        for (int row = 0; row < 1_000; row++) {
            builder.appendValues(1.0, row < 100 ? "few" : "many " + row);
        }
        Examples examples = write("overflow", builder.build(), SMALL, 1_000);

        List<Boolean> coded = new ArrayList<>();
        for (Shard shard : examples.shards("train")) {
            try (BatchReader reader = examples.read(shard, List.of("company"))) {
                reader.forEach(batch -> coded.add(batch.texts("company").isCoded()));
            }
        }

        assertThat(coded.subList(0, 2)).containsOnly(true);
        assertThat(coded.subList(2, coded.size())).isNotEmpty().containsOnly(false);
    }

    @Test
    void onlyTheColumnsAskedForAreRead() throws IOException {
        Examples examples = write("columns", RandomBatches.everyType(500, 4), SMALL, 500);

        try (BatchReader reader = examples.read("train", "category", "integer")) {
            assertThat(reader)
                    .allSatisfy(batch -> assertThat(batch.type().names()).containsExactly("category", "integer"));
        }
    }

    @Test
    void aReductionGivesTheSameBitsForAnyNumberOfThreads() throws IOException {
        BatchBuilder builder = new BatchBuilder(TRIP);
        Random random = new Random(5);
        for (int row = 0; row < 5_000; row++) {
            builder.appendValues(Math.scalb(random.nextGaussian(), random.nextInt(60)), "Blue");
        }
        Examples examples = write("reduce", builder.build(), SMALL, 1_000);
        double alone = examples.reduce("train", new MeanFare(), 1);

        for (int threads : new int[] {2, 3, 5}) {
            assertThat(examples.reduce("train", List.of("fare"), new MeanFare(), threads))
                    .isEqualTo(alone);
        }
    }

    @Test
    void anEmptySplitHasAFileAndNoRows() throws IOException {
        Path directory = Files.createDirectory(temporary.resolve("empty"));
        try (ExamplesWriter writer = ExamplesWriter.in(directory, TRIP, List.of("train", "eval"))) {
            writer.write("train", Batch.of(TRIP, Row.of("fare", 1.0)));
        }
        Examples examples = Examples.open(directory);

        assertThat(examples.splits()).containsExactly("train", "eval");
        assertThat(examples.rows("eval")).isZero();
        assertThat(examples.shards("eval")).hasSize(1);
        assertThat(all(examples.read("eval")).rows()).isZero();
        assertThat(examples.reduce("eval", new MeanFare(), 2)).isNaN();
    }

    @Test
    void aFileThatWasChangedIsNeverReturned() throws IOException {
        Examples examples = write("changed", RandomBatches.everyType(200, 6), SMALL, 200);
        Path file = examples.directory().resolve("train/part-00000.arrow");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        try (BatchReader reader = examples.read("train")) {
            assertThatThrownBy(() -> reader.iterator().hasNext())
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("part-00000.arrow' was changed: its SHA-256 is");
        }
        assertThatThrownBy(() -> examples.reduce("train", new MeanFare(), 2)).isInstanceOf(DataException.class);
    }

    /** Every byte in turn, of a file of several batches: whatever breaks first, the result is never there and the cause is told. */
    @Test
    void noReductionOfAChangedFileHasAResult() throws IOException {
        Batch rows = Batch.of(TRIP, Row.of("fare", 1.0, "company", "A"), Row.of("fare", 2.0, "company", "B"));
        Examples whole = write("whole", rows, new Layout(1, 1 << 20, 1 << 20, 10, 100), 1);
        Path file = whole.directory().resolve("train/part-00000.arrow");
        byte[] bytes = Files.readAllBytes(file);
        assertThat(whole.reduce("train", new MeanFare(), 2)).isEqualTo(1.5);

        for (int at = 0; at < bytes.length; at++) {
            bytes[at] ^= 1;
            Files.delete(file); // some file systems force to the disk what is written over
            Files.write(file, bytes);
            Examples changed = Examples.open(whole.directory());
            assertThatThrownBy(() -> changed.reduce("train", new MeanFare(), 2))
                    .as("byte %d", at)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("part-00000.arrow' was changed: its SHA-256 is");
            bytes[at] ^= 1;
        }
    }

    @Test
    void aFileThatIsGoneIsNamed() throws IOException {
        Examples examples = write("gone", RandomBatches.everyType(200, 7), SMALL, 200);
        Files.delete(examples.directory().resolve("train/part-00000.arrow"));

        try (BatchReader reader = examples.read("train")) {
            assertThatThrownBy(() -> reader.iterator().next())
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("part-00000.arrow' is gone.");
        }
    }

    @Test
    void anUnknownSplitOrColumnIsNamedBesideThoseThatExist() throws IOException {
        Examples examples = write("names", Batch.of(TRIP, Row.of("fare", 1.0)), SMALL, 1);

        assertThatThrownBy(() -> examples.read("test"))
                .isInstanceOf(DataException.class)
                .hasMessage("There is no split 'test'. Splits: train.");
        assertThatThrownBy(() -> examples.read("train", "tips"))
                .isInstanceOf(DataException.class)
                .hasMessage("There is no column 'tips'. Columns: fare, company.");
    }

    @Test
    void columnNamesWithTabsAndLinesAreKept() throws IOException {
        RowType odd = RowType.of(new Field("a\tb\nc\\n", ColumnType.INT64));

        Examples examples = write("odd", Batch.of(odd, Row.of("a\tb\nc\\n", 1)), SMALL, 1);

        assertThat(examples.rowType()).isEqualTo(odd);
    }

    @Test
    void aDirectoryWithoutManifestHoldsNoExamples() {
        assertThatThrownBy(() -> Examples.open(temporary))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("holds no examples: there is no 'manifest' in it.");
    }

    private Examples write(String name, Batch rows, Layout layout, int batchRows) throws IOException {
        Path directory = Files.createDirectory(temporary.resolve(name));
        try (ExamplesWriter writer = ExamplesWriter.in(directory, rows.type(), List.of("train"), layout)) {
            for (int from = 0; from < rows.rows(); from += batchRows) {
                writer.write("train", rows.slice(from, Math.min(rows.rows(), from + batchRows)));
            }
        }
        return Examples.open(directory);
    }

    private static String digest(Examples examples) throws IOException {
        return Manifest.of(examples.directory(), new ExamplesCodec()::isAttachment)
                .digest()
                .text();
    }

    private static Batch all(BatchReader reader) {
        try (reader) {
            List<Batch> batches = new ArrayList<>();
            reader.forEach(batches::add);
            return batches.isEmpty() ? Batch.of(TRIP) : joined(batches);
        }
    }

    private static Batch joined(List<Batch> batches) {
        BatchBuilder builder = new BatchBuilder(batches.get(0).type());
        batches.forEach(batch -> builder.append(batch, 0, batch.rows()));
        return builder.build();
    }
}
