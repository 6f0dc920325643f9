package io.penstock.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Digest;
import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.Trips;
import io.penstock.errors.DataException;
import io.penstock.examples.BatchReader;
import io.penstock.examples.Examples;
import io.penstock.testing.TestExecution;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The expected figures are of Google's protocol buffers 4.21 for Python, with the messages of {@code feature.proto}, and TFX's rule
 * in six lines of Python: SHA-256, {@code int(hex, 16) % 3}, {@code bisect([2, 3], bucket)}.
 */
class TfxSplitTest {

    private static final Split.Part[] TWO_TO_ONE = {new Split.Part("train", 2), new Split.Part("eval", 1)};

    private static final String LISTS =
            "0a3b0a0c0a016212071a050a0301ac020a070a016512020a000a0d0a0166120812060a040000c03f0a130a016e120e1a0c0a0affffffffffffffffff01";

    @Test
    void everyTripIsTheExampleThatProtocolBuffersWrite() throws Exception {
        MessageDigest sha = Digest.sha256();
        each(batch -> {
            TfExampleBytes examples = TfExampleBytes.of(batch);
            for (int row = 0; row < batch.rows(); row++) {
                sha.update(examples.example(row));
            }
        });

        assertThat(Digest.of(sha).hex()).isEqualTo("e8430ee063c52a05be02d4cf14876398ca7f9455be9ab0cfd167b56ac324f671");
    }

    @Test
    void tripsGoWhereTfxPutsThem() throws Exception {
        StringBuilder first = new StringBuilder();
        Divider divider = Split.tfxCompatible(TWO_TO_ONE).divider();
        each(batch -> {
            List<int[]> parts = divider.divide(batch);
            for (int row = 0; row < 60; row++) {
                first.append(Arrays.binarySearch(parts.get(0), row) >= 0 ? 0 : 1);
            }
        });

        assertThat(first.toString()).isEqualTo("000100101001010011100011100010000000101001001000000011110001");
        assertThat(rows(Split.tfxCompatible(TWO_TO_ONE))).containsExactly(9911, 5091);
    }

    @Test
    void aFeatureDecidesWhereTfxLetsItDecide() throws Exception {
        assertThat(rows(Split.tfxCompatible(TWO_TO_ONE).keyedBy("trip_start_hour")))
                .containsExactly(8575, 6427);
        assertThat(rows(Split.tfxCompatible(TWO_TO_ONE).keyedBy("payment_type")))
                .containsExactly(9942, 5060);
    }

    @Test
    void aFeatureThatIsMissingOrAFloatCannotDecide() {
        assertThatThrownBy(() -> rows(Split.tfxCompatible(TWO_TO_ONE).keyedBy("pickup_latitude")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'pickup_latitude'")
                .hasMessageContaining("a row has no value there");
        assertThatThrownBy(() -> rows(Split.tfxCompatible(TWO_TO_ONE).keyedBy("fare")))
                .hasMessageContaining("'fare' cannot decide a TFX split: it holds floats");
    }

    /** The bytes are those that protocol buffers 4.21 for Python gave for the same message. */
    @Test
    void listsAndNegativeNumbersAreWrittenAsProtocolBuffersWriteThem() {
        RowType type = RowType.of(
                new Field("n", ColumnType.INT64),
                new Field("b", ColumnType.listOf(ColumnType.INT64)),
                new Field("e", ColumnType.listOf(ColumnType.TEXT)),
                new Field("f", ColumnType.listOf(ColumnType.FLOAT32)));
        Batch batch = Batch.of(type, Row.of("n", -1L, "b", List.of(1L, 300L), "e", List.of(), "f", List.of(1.5f)));

        assertThat(HexFormat.of().formatHex(TfExampleBytes.of(batch).example(0)))
                .isEqualTo(LISTS);
    }

    private interface Use {
        void of(Batch batch) throws IOException;
    }

    private static long[] rows(Split split) throws IOException, InterruptedException {
        long[] rows = new long[split.names().size()];
        Divider divider = split.divider();
        each(batch -> {
            List<int[]> parts = divider.divide(batch);
            for (int part = 0; part < rows.length; part++) {
                rows[part] += parts.get(part).length;
            }
        });
        return rows;
    }

    private static void each(Use use) throws IOException, InterruptedException {
        try (TestExecution test = new TestExecution()) {
            Examples trips = test.outputOf(CsvExampleGen.of(Trips.FILE, Split.whole("all")));
            try (BatchReader batches = trips.read("all")) {
                for (Batch batch : batches) {
                    use.of(batch);
                }
            }
        }
    }
}
