package io.penstock.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.json.JsonFormat;
import io.penstock.data.json.JsonSource;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statistics of several files, each read in a process of its own, as a distributed engine reads them. */
class FilesInProcessesTest {

    private static final RowType INFERRED = RowType.of(
            new Field("id", ColumnType.TEXT),
            new Field("city", ColumnType.TEXT),
            new Field("fare", ColumnType.FLOAT64),
            new Field("weight", ColumnType.FLOAT64));

    /** Together more different ids than are counted; the first file alone has whole fares, the last one few rows. */
    private static final int[] MANY = {30_000, 70_000, 40_000, 3};

    /** What is counted does not depend on the format, so that all of the ids may be counted here. */
    private static final int[] FEW = {1_500, 3_500, 2_000, 3};

    @TempDir
    Path scratch;

    @Test
    void csvFilesOfUnequalTypesMergeToTheBitsOfOneReading() throws Exception {
        SplitStatistics statistics = mergedToOneReading(CsvSource.of(files(MANY)));

        assertThat(statistics.rows()).isEqualTo(140_003);
        assertThat(statistics.require("id").values().orElseThrow().exact()).isFalse();
    }

    @Test
    void jsonFilesOfUnequalTypesMergeToTheBitsOfOneReading() throws Exception {
        List<Path> json = new ArrayList<>();
        for (Path csv : files(FEW)) {
            Path file = scratch.resolve(csv.getFileName() + ".jsonl");
            CsvSource.of(csv).readInOrder(2, Meter.NONE, type -> new JsonFormat().create(file, type));
            json.add(file);
        }

        assertThat(mergedToOneReading(JsonSource.of(json.toArray(Path[]::new))).rows())
                .isEqualTo(7_003);
    }

    private SplitStatistics mergedToOneReading(Source source) throws Exception {
        SplitReducer reducer = new SplitReducer("all", source.rowType(), ShardProcess.OPTIONS);
        Statistics oneReading = Statistics.of(source, ShardProcess.OPTIONS, 2);

        SplitCounts merged = reducer.zero();
        for (byte[] encoded : countsOfProcesses(source.shards())) {
            reducer.merge(merged, reducer.decode(encoded));
        }

        assertThat(reducer.type()).isEqualTo(INFERRED);
        SplitStatistics statistics = reducer.finish(merged);
        assertThat(List.of(statistics)).isEqualTo(oneReading.splits());
        return statistics;
    }

    /** Last to first, since order must not matter. */
    private List<byte[]> countsOfProcesses(List<? extends Source> shards) throws IOException {
        List<Process> processes = new ArrayList<>();
        List<Path> places = new ArrayList<>();
        for (Source shard : shards) {
            places.add(Files.createTempDirectory(scratch, "shard"));
            processes.add(FileProcess.start(shard, places.get(places.size() - 1)));
        }
        assertThat(processes).hasSameSizeAs(MANY);
        List<byte[]> counts = new ArrayList<>();
        for (int i = processes.size() - 1; i >= 0; i--) {
            assertThat(processes.get(i).onExit().join().exitValue()).isZero();
            counts.add(Files.readAllBytes(places.get(i).resolve("counts")));
        }
        return counts;
    }

    private Path[] files(int... rows) throws IOException {
        Path[] files = new Path[rows.length];
        Random random = new Random(5);
        for (int file = 0; file < rows.length; file++) {
            StringBuilder text = new StringBuilder("id,city,fare,weight\n");
            for (int row = 0; row < rows[file]; row++) {
                text.append(row(file, row, random));
            }
            files[file] = Files.writeString(scratch.resolve("trips-" + file + ".csv"), text);
        }
        return files;
    }

    private static String row(int file, int row, Random random) {
        String city = random.nextInt(9) == 0 ? "" : "city " + random.nextInt(20);
        String fare = file == 0 ? "" + random.nextInt(50) : "" + Math.exp(random.nextGaussian());
        return "trip " + file + "/" + row + "," + city + "," + (random.nextInt(9) == 0 ? "" : fare) + ","
                + random.nextDouble() + "\n";
    }
}
