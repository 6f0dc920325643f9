package io.penstock.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statistics as a distributed engine computes them: encoded counts from processes of their own, merged here. */
class ShardsInProcessesTest {

    private static final RowType TYPE = RowType.of(
            new Field("id", ColumnType.TEXT),
            new Field("city", ColumnType.TEXT),
            new Field("fare", ColumnType.FLOAT64),
            new Field("weight", ColumnType.FLOAT64),
            new Field("stops", ColumnType.listOf(ColumnType.INT64)),
            new Field("photo", ColumnType.BINARY));
    private static final int ROWS = 120_000; // more different ids than are counted, in four batches
    private static final int PROCESSES = 3;

    @TempDir
    Path scratch;

    @Test
    void countsOfThreeProcessesMergeToTheBitsOfOnePass() throws Exception {
        Path directory = examples();
        Examples examples = Examples.open(directory);
        SplitReducer reducer = new SplitReducer("all", TYPE, ShardProcess.OPTIONS);
        SplitCounts onePass = examples.reduce("all", reducer.counting(), 2);

        SplitCounts merged = reducer.zero();
        for (byte[] encoded : countsOfProcesses(directory)) {
            reducer.merge(merged, reducer.decode(encoded));
        }

        assertThat(reducer.encode(merged)).isEqualTo(reducer.encode(onePass));
        assertThat(reducer.finish(merged)).isEqualTo(reducer.finish(onePass));
        assertThat(reducer.finish(merged).rows()).isEqualTo(ROWS);
        assertThat(reducer.finish(merged).require("id").values().orElseThrow().exact())
                .isFalse();
    }

    /** Last to first, since order must not matter. */
    private List<byte[]> countsOfProcesses(Path examples) throws IOException {
        List<Process> processes = new ArrayList<>();
        for (int share = 0; share < PROCESSES; share++) {
            processes.add(ShardProcess.start(examples, share, PROCESSES, scratch.resolve("counts-" + share)));
        }
        List<byte[]> counts = new ArrayList<>();
        for (int share = PROCESSES - 1; share >= 0; share--) {
            assertThat(processes.get(share).onExit().join().exitValue()).isZero();
            counts.add(Files.readAllBytes(scratch.resolve("counts-" + share)));
        }
        return counts;
    }

    private Path examples() throws IOException {
        Path directory = Files.createDirectory(scratch.resolve("examples"));
        Random random = new Random(5);
        try (ExamplesWriter writer = ExamplesWriter.in(directory, TYPE, List.of("all"))) {
            for (int from = 0; from < ROWS; from += Batch.MAX_ROWS) {
                BatchBuilder batch = new BatchBuilder(TYPE);
                for (int row = from; row < Math.min(ROWS, from + Batch.MAX_ROWS); row++) {
                    batch.append(row(row, random));
                }
                writer.write("all", batch.build());
            }
        }
        return directory;
    }

    private static Row row(int number, Random random) {
        return Row.of(
                "id",
                "trip " + number,
                "city",
                random.nextInt(9) == 0 ? null : "city " + random.nextInt(20),
                "fare",
                random.nextInt(9) == 0 ? null : Math.exp(random.nextGaussian()),
                "weight",
                random.nextDouble(),
                "stops",
                random.ints(random.nextInt(4), 0, 50)
                        .mapToObj(stop -> (long) stop)
                        .toList(),
                "photo",
                new byte[random.nextInt(500)]);
    }
}
