package io.penstock.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.BatchSink;
import io.penstock.data.source.Content;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.StatisticsOptions;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

    @TempDir
    Path scratch;

    /** A writer that we did not write: FastCSV's. Every text comes back as it was, but empty ones, which are missing. */
    @Property(tries = 200)
    void everyTextComesBack(@ForAll @Size(min = 1, max = 8) List<String> texts) throws Exception {
        Path file = Files.createTempFile("penstock", ".csv");
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            out.writeRecord("id", "text");
            texts.forEach(text -> out.writeRecord("x", wellFormed(text)));
        }

        List<String> read = texts(file);

        Files.delete(file);
        assertThat(read).isEqualTo(texts.stream().map(CsvTableTest::wellFormed).toList());
    }

    @Test
    void theNumberOfThreadsDoesNotChangeTheStatistics() throws Exception {
        Path file = manyRows(100_000);

        Statistics alone = Statistics.ofCsv(file, CsvOptions.DEFAULT, StatisticsOptions.DEFAULT, 1);

        assertThat(Statistics.ofCsv(file, CsvOptions.DEFAULT, StatisticsOptions.DEFAULT, 2))
                .isEqualTo(alone);
        assertThat(Statistics.ofCsv(file, CsvOptions.DEFAULT, StatisticsOptions.DEFAULT, 4))
                .isEqualTo(alone);
    }

    @Test
    void oneLookAtAllRowsFindsTheTypes() throws Exception {
        Path file = manyRows(100_000);
        Files.writeString(file, "late,late,late\n", StandardOpenOption.APPEND);
        List<Long> told = new ArrayList<>();

        RowType type = CsvTable.of(file, CsvOptions.DEFAULT).rowType(2, told::add);

        assertThat(type.fields()).extracting(Field::type).containsOnly(ColumnType.TEXT);
        assertThat(told).isSorted().endsWith(100_001L);
    }

    @Test
    void aFailingSinkStopsTheReadingWithItsError() throws Exception {
        Path file = manyRows(200_000);
        long threads = csvThreads();

        assertThatThrownBy(() -> CsvTable.of(file, CsvOptions.DEFAULT).readInOrder(2, rows -> {}, type -> new Full()))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(csvThreads()).isEqualTo(threads);
    }

    /** Blocks of one row wait behind a large one, whose preparation fails while they do. */
    @Test
    @Timeout(60)
    void aSinkThatFailsBeforeItsTurnStopsTheReading() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            files.add(Files.writeString(
                    scratch.resolve("%02d.csv".formatted(i)), "n\n" + "1\n".repeat(i % 13 == 0 ? 30_000 : 1)));
        }

        assertThatThrownBy(() ->
                        CsvSource.of(files.toArray(Path[]::new)).readInOrder(2, rows -> {}, type -> new Failing()))
                .isInstanceOf(DataException.class)
                .hasMessage("no place");
    }

    @Test
    void emptyLinesByTheMegabyteEndNoFile() throws Exception {
        Path file = Files.writeString(scratch.resolve("gaps.csv"), "a,b\n1,2\n" + "\n".repeat(40 << 20) + "3,4\n5,6\n");

        assertThat(CsvTable.of(file, CsvOptions.DEFAULT)
                        .readInOrder(2, rows -> {}, Rows::new)
                        .rows())
                .isEqualTo(3);
    }

    @Test
    void aMeterThatInterruptsStopsTheReading() throws Exception {
        Path file = manyRows(200_000);

        assertThatThrownBy(() -> CsvTable.of(file, CsvOptions.DEFAULT).readInOrder(2, CsvTableTest::stop, Rows::new))
                .isInstanceOf(InterruptedException.class);
    }

    private static void stop(long rows) throws InterruptedException {
        if (rows > 50_000) {
            throw new InterruptedException("cancelled");
        }
    }

    private Path manyRows(int rows) throws IOException {
        Path file = scratch.resolve("many.csv");
        StringBuilder text = new StringBuilder("i,f,t\n");
        for (int i = 0; i < rows; i++) {
            text.append(i)
                    .append(',')
                    .append(i / 8.0)
                    .append(",text ")
                    .append(i % 977)
                    .append('\n');
        }
        return Files.writeString(file, text);
    }

    private static long csvThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("penstock-csv"))
                .count();
    }

    private static List<String> texts(Path file) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        Content<Rows> content = CsvTable.of(file, CsvOptions.DEFAULT).readInOrder(1, rows -> {}, Rows::new);
        for (Batch batch : content.sinks().get(0).batches) {
            for (int row = 0; row < batch.rows(); row++) {
                texts.add(
                        batch.column("text").isMissing(row)
                                ? ""
                                : batch.column("text").boxed(row) + "");
            }
        }
        return texts;
    }

    /** Half a surrogate pair is no text, and digits would come back as numbers. */
    private static String wellFormed(String text) {
        return text.replaceAll("[\\p{Cs}0-9]", "").replace("\0", "");
    }

    private static class Rows implements BatchSink {

        private final List<Batch> batches = new ArrayList<>();

        Rows(RowType type) {}

        @Override
        public void write(Batch rows) throws IOException {
            batches.add(rows);
        }

        @Override
        public void setAside(List<BadRow> rows) {}

        @Override
        public void close() {}
    }

    /** Fails on a large block in another thread, once this one waits. */
    private static final class Failing extends Rows {

        private final Thread waiting = Thread.currentThread();

        Failing() {
            super(RowType.of());
        }

        @Override
        public Step prepare(Batch rows) {
            if (rows.rows() > 1 && Thread.currentThread() != waiting) {
                while (waiting.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                throw new DataException("no place");
            }
            return super.prepare(rows);
        }
    }

    private static final class Full extends Rows {

        Full() {
            super(RowType.of());
        }

        @Override
        public void write(Batch rows) throws IOException {
            throw new IOException("disk full");
        }
    }
}
