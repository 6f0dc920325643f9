package io.penstock.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamedSourceTest {

    private static final RowType NUMBERS = RowType.of(new Field("n", ColumnType.INT64));

    @Test
    void rowsOfAllShardsComeInOrder() throws Exception {
        assertThat(KeptRows.of(new Ranges(List.of(2, 3), Optional.empty(), 0)).column("n"))
                .containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void anyNumberOfThreadsReadsAllRowsOnce() throws Exception {
        Ranges ranges = new Ranges(List.of(40_000, 1, 70_000, 5), Optional.empty(), 0);
        List<Long> all = IntStream.range(0, 110_006).mapToObj(Long::valueOf).toList();

        for (int threads : new int[] {1, 2, 3, 8}) {
            List<Object> any = column(ranges.readInParallel(threads, Meter.NONE, KeptRows::new));
            any.sort(Comparator.comparing(number -> (Long) number));
            assertThat(any.equals(all)).isTrue();
            List<Object> inOrder = column(ranges.readInOrder(threads, Meter.NONE, KeptRows::new));
            assertThat(inOrder.equals(all)).isTrue();
        }
    }

    @Test
    void aSingleShardIsReadByManyThreadsToo() throws Exception {
        Ranges ranges = new Ranges(List.of(100_000), Optional.empty(), 0);

        List<Object> read = column(ranges.readInParallel(3, Meter.NONE, KeptRows::new));

        assertThat(read).hasSize(100_000);
        assertThat(new HashSet<>(read)).hasSize(100_000);
    }

    @Test
    void shardsGoToJsonAndBackAndReadTheSameRows() throws Exception {
        Ranges ranges = new Ranges(List.of(2, 3), Optional.empty(), 0);
        List<Object> rows = new ArrayList<>();
        for (Source shard : ranges.shards()) {
            String json = CanonicalJson.write(shard, Source.class);
            rows.addAll(
                    KeptRows.of(CanonicalJson.read(json, Source.class, "shard")).column("n"));
        }

        assertThat(rows).isEqualTo(KeptRows.of(ranges).column("n"));
    }

    @Test
    void rowsThatDoNotFitTheGivenTypesAreSetAsideWithTheirNumber() throws Exception {
        RowType flags = RowType.of(new Field("n", ColumnType.BOOLEAN));
        Ranges ranges = new Ranges(List.of(2, 2), Optional.of(flags), 0.5);

        Content<KeptRows> content = ranges.readInOrder(2, Meter.NONE, KeptRows::new);

        assertThat(content.rows()).isEqualTo(2);
        assertThat(content.badRows()).isEqualTo(2);
        assertThat(content.sinks().get(0).column("n")).containsExactly(false, true);
        assertThat(content.sinks().get(0).bad())
                .containsExactly(
                        new BadRow(1, "range of 2: column 'n' has '2', which is no boolean", "{n=2}"),
                        new BadRow(2, "range of 2: column 'n' has '3', which is no boolean", "{n=3}"));
    }

    @Test
    void tooManyRowsThatDoNotFitFailTheReading() {
        RowType flags = RowType.of(new Field("n", ColumnType.BOOLEAN));

        assertThatThrownBy(() -> KeptRows.of(new Ranges(List.of(4), Optional.of(flags), 0.4)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("range of 4 has 2 unreadable rows of 4, more than 40.00 %")
                .hasMessageContaining("line 3: column 'n' has '2', which is no boolean");
    }

    @Test
    void eachShardIsOpenedOnceAndClosed() throws Exception {
        Opened.COUNTS.clear();
        Ranges ranges = new Ranges(List.of(3, 2), Optional.empty(), 0);

        ranges.readInOrder(2, Meter.NONE, KeptRows::new);
        ranges.readInParallel(2, Meter.NONE, KeptRows::new);

        assertThat(Opened.COUNTS)
                .containsOnly(Map.entry("range of 3", 2), Map.entry("range of 2", 2)); // once by each reading
        assertThat(Opened.OPEN).hasValue(0);
    }

    @Test
    void aShardOpenedForItsTypeIsClosedIfNoSinkOpens() {
        Ranges ranges = new Ranges(List.of(3, 2), Optional.empty(), 0);

        assertThatThrownBy(() -> ranges.readInOrder(2, Meter.NONE, type -> {
                    throw new IOException("no room for a sink");
                }))
                .hasMessage("no room for a sink");
        assertThat(Opened.OPEN).hasValue(0);
    }

    @Test
    void aColumnThatIsNotThereIsRefusedByName() {
        RowType other = RowType.of(new Field("m", ColumnType.INT64));

        assertThatThrownBy(() -> KeptRows.of(new Ranges(List.of(4), Optional.of(other), 0)))
                .isInstanceOf(DataException.class)
                .hasMessage("range of 4 has no column 'm'. Columns: n.");
    }

    @Test
    void aTypeThatCanNeverComeOfTheDeclaredOneIsRefused() {
        RowType other = RowType.of(new Field("n", ColumnType.DATE));

        assertThatThrownBy(() -> KeptRows.of(new Ranges(List.of(4), Optional.of(other), 1)))
                .isInstanceOf(DataException.class)
                .hasMessage("Column 'n' of range of 4 is 'int64', which never becomes 'date'. Ask for another type.");
    }

    @Test
    void aFailingSinkStopsTheReadingAndItsThreads() {
        Ranges ranges = new Ranges(List.of(200_000, 200_000), Optional.empty(), 0);

        assertThatThrownBy(() -> ranges.readInOrder(2, Meter.NONE, type -> new Full()))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThatThrownBy(() -> ranges.readInParallel(3, Meter.NONE, type -> new Full()))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().matches("penstock-(rows|shards)-.*"));
    }

    @Test
    void aMeterThatInterruptsStopsTheReading() {
        Ranges ranges = new Ranges(List.of(200_000, 200_000), Optional.empty(), 0);
        Meter stop = rows -> {
            throw new InterruptedException("cancelled");
        };

        assertThatThrownBy(() -> ranges.readInParallel(2, stop, KeptRows::new))
                .isInstanceOf(InterruptedException.class);
    }

    private static List<Object> column(Content<KeptRows> content) {
        List<Object> values = new ArrayList<>();
        content.sinks().forEach(sink -> values.addAll(sink.column("n")));
        return values;
    }

    /** Counts from a number, in parts of some lengths. */
    record Ranges(List<Integer> lengths, Optional<RowType> types, double maxBadFraction, long from, boolean isPart)
            implements StreamedSource {

        Ranges(List<Integer> lengths, Optional<RowType> types, double maxBadFraction) {
            this(lengths, types, maxBadFraction, 0, false);
        }

        @Override
        public String title() {
            return lengths.size() == 1 ? "range of " + lengths.get(0) : "ranges";
        }

        @Override
        public Source withTypes(RowType given) {
            return new Ranges(lengths, Optional.of(given), maxBadFraction, from, isPart);
        }

        @Override
        public List<Ranges> shards() {
            List<Ranges> shards = new ArrayList<>();
            long start = from;
            for (int length : lengths) {
                shards.add(new Ranges(List.of(length), types, maxBadFraction, start, lengths.size() > 1));
                start += length;
            }
            return shards;
        }

        @Override
        public RowStream open() {
            Opened.note(title());
            RowBuffer buffer = new RowBuffer(NUMBERS);
            return new RowStream() {
                private int next;

                @Override
                public RowType type() {
                    return buffer.type();
                }

                @Override
                public Optional<Rows> next() {
                    while (next < lengths.get(0) && !buffer.isFull()) {
                        buffer.begin(next + 1);
                        buffer.column(0).appendLong(from + next++);
                        buffer.end();
                    }
                    return buffer.isEmpty() ? Optional.empty() : Optional.of(buffer.take());
                }

                @Override
                public void close() {
                    Opened.OPEN.decrementAndGet();
                }
            };
        }
    }

    /** What was opened of ranges, which are data and hold no counters. */
    private static final class Opened {

        static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();
        static final AtomicInteger OPEN = new AtomicInteger();

        static void note(String title) {
            COUNTS.merge(title, 1, Integer::sum);
            OPEN.incrementAndGet();
        }
    }

    private static final class Full implements BatchSink {

        @Override
        public void write(Batch rows) throws IOException {
            throw new IOException("disk full");
        }

        @Override
        public void setAside(List<BadRow> rows) {}

        @Override
        public void close() {}
    }
}
