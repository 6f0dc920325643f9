package io.penstock.transform;

import static io.penstock.transform.expression.Expression.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.NumericColumn;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.transform.feature.Fill;
import io.penstock.transform.feature.Label;
import io.penstock.transform.feature.Vocabulary;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RowsAndBatchesAgreeTest {

    private static final RowType TYPE = RowType.of(
            new Field("amount", ColumnType.FLOAT64),
            new Field("ratio", ColumnType.FLOAT32),
            new Field("count", ColumnType.INT64),
            new Field("flag", ColumnType.BOOLEAN),
            new Field("name", ColumnType.TEXT),
            new Field("place", ColumnType.TEXT));

    private static final FeatureSpec SPEC = FeatureSpec.labelled(Label.number(column("count")))
            .zScore("amount", "ratio")
            .minMax("count")
            .unscaled("flag")
            .bucketize(4, "amount", "ratio", "count")
            .vocabulary("name")
            .with(Vocabulary.of("place").top(3).withOthers(5))
            .with(Vocabulary.of("count").named("count_value"))
            .fillMissing(Fill.median(), "ratio")
            .fillMissing(Fill.mostFrequent(), "place");

    /** Bit for bit, whether the row comes from a user or from the batch, and whatever it is learned from. */
    @Property(tries = 200)
    void aRowAloneHasTheFeaturesThatItHasInABatch(@ForAll("rows") List<Row> rows) {
        BatchBuilder builder = new BatchBuilder(TYPE);
        builder.append(Row.of("amount", 1.5, "ratio", 0.5f, "count", 7L, "flag", true, "name", "b", "place", "x"));
        builder.append(Row.of("amount", 2.5, "ratio", 0.1f, "count", 9L, "flag", false, "name", "c", "place", "y"));
        rows.forEach(builder::append);
        Batch batch = builder.build();
        FittedTransform transform = Fitting.fit(SPEC, batch);
        Batch features = transform.features(batch);

        for (int i = 0; i < rows.size(); i++) {
            assertThat(bits(transform, rows.get(i))).containsExactly(bits(features, i + 2));
            assertThat(bits(transform, batch.row(i + 2))).containsExactly(bits(features, i + 2));
        }
    }

    private static long[] bits(FittedTransform transform, Row row) {
        double[] values = new double[transform.signature().features().size()];
        transform.features(row, values);
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    private static long[] bits(Batch features, int row) {
        return features.columns().stream()
                .mapToDouble(column -> ((NumericColumn) column).asDouble(row))
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Row> row = Combinators.combine(
                        Arbitraries.doubles().injectNull(0.2),
                        Arbitraries.floats().injectNull(0.2),
                        Arbitraries.longs().injectNull(0.2),
                        Arbitraries.of(true, false).injectNull(0.2),
                        Arbitraries.of("a", "b", "c", "").injectNull(0.2),
                        Arbitraries.strings().ofMaxLength(3).injectNull(0.2))
                .as((amount, ratio, count, flag, name, place) -> Row.of(
                        "amount", amount, "ratio", ratio, "count", count, "flag", flag, "name", name, "place", place));
        return row.list().ofMaxSize(40);
    }
}
