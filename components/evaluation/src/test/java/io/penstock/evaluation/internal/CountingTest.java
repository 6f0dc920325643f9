package io.penstock.evaluation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.errors.DataException;
import io.penstock.evaluation.ScoredExamples;
import io.penstock.evaluation.Slice;
import io.penstock.examples.Examples;
import io.penstock.model.Predictor;
import io.penstock.testing.model.ColumnModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountingTest {

    @TempDir
    private Path directory;

    private Batch rows;
    private Predictor predictor;
    private Counting counting;

    @BeforeEach
    void load() throws IOException {
        Examples examples = ScoredExamples.write(directory.resolve("examples"), 3000);
        rows = ScoredExamples.batches(examples).get(0);
        predictor = ColumnModel.binary("good").write(directory.resolve("model")).load();
        Contest contest = new Contest(List.of(predictor, predictor));
        Yardstick yardstick = Yardstick.of(predictor.signature().problem(), List.of());
        counting = new Counting(contest, yardstick, List.of(new Slicing(List.of("payment", "hour"))), 200);
    }

    @AfterEach
    void close() {
        predictor.close();
    }

    private List<Map<Slice, SliceCount>> count(Batch part) {
        List<Map<Slice, SliceCount>> partial = counting.zero();
        counting.add(partial, part);
        return partial;
    }

    @Test
    void partsInAnyGroupingGiveTheBytesOfTheWhole() {
        Random random = new Random(1);
        List<List<Map<Slice, SliceCount>>> parts = new ArrayList<>();
        for (int from = 0; from < rows.rows(); ) {
            int to = Math.min(rows.rows(), from + random.nextInt(400));
            parts.add(count(rows.slice(from, to)));
            from = to;
        }
        while (parts.size() > 1) {
            List<Map<Slice, SliceCount>> other = parts.remove(random.nextInt(parts.size()));
            counting.merge(parts.get(random.nextInt(parts.size())), other);
        }

        assertThat(counting.encode(parts.get(0))).isEqualTo(counting.encode(count(rows)));
        assertThat(counting.finish(parts.get(0))).isEqualTo(counting.finish(count(rows)));
    }

    @Test
    void countsAreReadBackFromTheirBytes() {
        byte[] bytes = counting.encode(count(rows));

        assertThat(counting.encode(counting.decode(bytes))).isEqualTo(bytes);
        assertThat(counting.finish(counting.decode(bytes))).isEqualTo(counting.finish(count(rows)));
    }

    @Test
    void brokenBytesAreRefused() {
        byte[] bytes = counting.encode(count(rows));

        assertThatThrownBy(() -> counting.decode(Arrays.copyOf(bytes, 40))).isInstanceOf(DataException.class);
    }
}
