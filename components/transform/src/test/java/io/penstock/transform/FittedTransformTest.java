package io.penstock.transform;

import static io.penstock.transform.Fitting.fit;
import static io.penstock.transform.expression.Expression.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Reducer;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.transform.expression.Expression;
import io.penstock.transform.expression.Kernel;
import io.penstock.transform.feature.Analyzers;
import io.penstock.transform.feature.FeatureOperation;
import io.penstock.transform.feature.Fill;
import io.penstock.transform.feature.FittedFeature;
import io.penstock.transform.feature.Label;
import io.penstock.transform.feature.Vocabulary;
import io.penstock.transform.feature.ZScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FittedTransformTest {

    private static final RowType TRIPS = RowType.of(
            new Field("fare", ColumnType.FLOAT64),
            new Field("tips", ColumnType.FLOAT64),
            new Field("hour", ColumnType.INT64),
            new Field("payment", ColumnType.TEXT));

    private static final Batch ROWS = Batch.of(
            TRIPS,
            trip(10.0, 3.0, 8L, "Card"),
            trip(20.0, 1.0, 9L, "Cash"),
            trip(null, 2.0, 9L, "Card"),
            trip(30.0, 9.0, null, null),
            trip(40.0, 0.0, 23L, "Voucher"));

    private static final Label BIG_TIP = Label.binary(
            "small tip", "big tip", column("tips").greaterThan(column("fare").times(0.2)));

    @TempDir
    Path directory;

    /** The fares 10, 20, 30, 40 have mean 25 and population variance (225 + 25 + 25 + 225) / 4 = 125. */
    @Test
    void aZScoreHasMeanAndDeviationOfTheRowsThatHaveAValue() {
        double[] scores = numbers(spec().zScore("fare"), "fare");

        double deviation = Math.sqrt(125);
        assertThat(scores)
                .containsExactly(
                        new double[] {-15 / deviation, -5 / deviation, 0, 5 / deviation, 15 / deviation},
                        within(1e-15));
    }

    @Test
    void minMaxScalesTheRangeToZeroToOneAndTheMissingToTheMean() {
        assertThat(numbers(spec().minMax("fare"), "fare"))
                .containsExactly(new double[] {0, 1 / 3.0, 0.5, 2 / 3.0, 1}, within(1e-15));
    }

    @Test
    void bucketsHoldEquallyManyRowsAndTheMissingIsInNone() {
        FittedTransform transform = fit(spec().bucketize(2, "fare"), ROWS);

        assertThat(indices(transform, "fare_bucket")).containsExactly(0, 0, -1, 1, 1);
        assertThat(transform.signature().features())
                .containsExactly(new Feature.Categorical("fare_bucket", List.of("below 30.0", "from 30.0")));
    }

    @Test
    void aVocabularyIsOrderedByCountAndThenByTheGreaterValue() {
        FittedTransform transform = fit(spec().vocabulary("payment"), ROWS);

        assertThat(transform.signature().features())
                .containsExactly(new Feature.Categorical("payment", List.of("Card", "Voucher", "Cash")));
        assertThat(indices(transform, "payment")).containsExactly(0, 2, 0, -1, 1);
    }

    @Test
    void integersMayBeCategories() {
        FittedTransform transform = fit(spec().vocabulary("hour"), ROWS);

        assertThat(indices(transform, "hour")).containsExactly(1, 0, 0, -1, 2);
        assertThat(featuresOf(transform, Row.of("hour", 8))).containsExactly(1);
        assertThat(featuresOf(transform, Row.of("hour", 8.0))).containsExactly(1);
        assertThat(featuresOf(transform, Row.of("hour", 8.5))).containsExactly(-1);
    }

    @Test
    void whatTheVocabularyDoesNotKeepFallsIntoAnOtherCategoryOrNone() {
        Vocabulary two = Vocabulary.of("payment").top(2);
        FittedTransform none = fit(spec().with(two), ROWS);
        FittedTransform others = fit(spec().with(two.withOthers(1)), ROWS);
        FittedTransform frequent = fit(spec().with(Vocabulary.of("payment").occurringAtLeast(2)), ROWS);

        assertThat(indices(none, "payment")).containsExactly(0, -1, 0, -1, 1);
        assertThat(indices(others, "payment")).containsExactly(0, 2, 0, -1, 1);
        assertThat(indices(frequent, "payment")).containsExactly(0, -1, 0, -1, -1);
    }

    @Test
    void fillsStandForMissingValuesInEveryFeature() {
        FeatureSpec spec = spec().unscaled("fare", "hour").vocabulary("payment");

        assertThat(numbers(spec.fillMissing(Fill.median(), "fare"), "fare")[2]).isEqualTo(25);
        assertThat(numbers(spec.fillMissing(Fill.constant(-1), "fare"), "fare")[2])
                .isEqualTo(-1);
        assertThat(numbers(spec.fillMissing(Fill.mean(), "hour"), "hour")[3]).isEqualTo(12.25);
        assertThat(numbers(spec.fillMissing(Fill.mostFrequent(), "hour"), "hour")[3])
                .isEqualTo(9);
        assertThat(indices(fit(spec.fillMissing(Fill.mostFrequent(), "payment"), ROWS), "payment")[3])
                .isZero();
        assertThat(indices(fit(spec.fillMissing(Fill.constant("Cash"), "payment"), ROWS), "payment")[3])
                .isEqualTo(2);
    }

    @Test
    void aBinaryLabelIsMissingWhereTheConditionIs() {
        assertThat(fit(spec().zScore("fare"), ROWS).labels(ROWS)).containsExactly(1, 0, Double.NaN, 1, 0);
    }

    @Test
    void classesAreTheValuesOfAColumnInAscendingOrder() {
        FittedTransform transform =
                fit(FeatureSpec.labelled(Label.classes("payment")).zScore("fare"), ROWS);

        assertThat(transform.signature().problem())
                .isEqualTo(new ProblemType.MulticlassClassification(List.of("Card", "Cash", "Voucher")));
        assertThat(transform.labels(ROWS)).containsExactly(0, 1, 0, Double.NaN, 2);
    }

    @Test
    void aLabelMayBeANumber() {
        FittedTransform transform =
                fit(FeatureSpec.labelled(Label.number(column("tips"))).zScore("fare"), ROWS);

        assertThat(transform.signature().problem()).isEqualTo(new ProblemType.Regression());
        assertThat(transform.labels(ROWS)).containsExactly(3, 1, 2, 9, 0);
    }

    @Test
    void predictionDoesNotNeedTheColumnsOfTheLabel() {
        FittedTransform transform = fit(spec().vocabulary("payment"), ROWS);

        assertThat(transform.signature().inputs().names()).containsExactly("payment");
        assertThat(transform.features(ROWS.project(List.of("payment"))).rows()).isEqualTo(5);
    }

    @Test
    void aFeatureOfTheUsersOwnTakesPart() {
        FittedTransform transform = fit(spec().with(new IsLate("late", "hour")), ROWS);

        assertThat(numbers(transform, "late")).containsExactly(0, 0, 0, 0, 1);
    }

    @Test
    void aFeatureMayBeComputedFromSeveralColumns() {
        FeatureSpec spec = spec().with(new ZScore("tip_rate", column("tips").dividedBy(column("fare"))));

        assertThat(numbers(spec, "tip_rate")[2]).as("missing fare").isZero();
        assertThat(numbers(spec, "tip_rate")[0])
                .as("the greatest of four rates")
                .isPositive();
    }

    @Test
    void aTransformReadBackIsEqualAndWritesEqualBytes() throws IOException {
        FittedTransform transform = fit(
                spec().zScore("fare")
                        .bucketize(3, "tips")
                        .vocabulary("payment")
                        .with(new IsLate("late", "hour"))
                        .fillMissing(Fill.median(), "hour"),
                ROWS);
        FittedTransformCodec codec = new FittedTransformCodec();
        Path again = Files.createDirectory(directory.resolve("again"));

        codec.write(transform, directory);
        FittedTransform read = codec.read(directory);
        codec.write(read, again);

        assertThat(read).isEqualTo(transform);
        assertThat(read.features(ROWS)).isEqualTo(transform.features(ROWS));
        assertThat(again.resolve("transform.json")).hasSameBinaryContentAs(directory.resolve("transform.json"));
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        FeatureSpec spec = spec().zScore("fare").bucketize(3, "tips").vocabulary("payment", "hour");

        FittedTransform apart = fit(spec, ROWS.slice(3, 5), ROWS.slice(0, 2), ROWS.slice(2, 3));

        assertThat(apart).isEqualTo(fit(spec, ROWS));
    }

    @Test
    void allColumnsThatAreNotThereAreNamedTogether() {
        FeatureSpec spec = spec().zScore("fares").vocabulary("payment", "company");

        assertThatThrownBy(() -> fit(spec, ROWS))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "The features need columns that are not there: 'fares' (feature 'fares'), 'company' (feature"
                                + " 'company'). Columns: fare, tips, hour, payment.");
    }

    @Test
    void aColumnOfTextHasNoZScore() {
        assertThatThrownBy(() -> fit(spec().zScore("payment"), ROWS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Column 'payment' is 'text', but a number is needed.");
    }

    @Test
    void aConstantLabelIsRefusedByNameAndValue() {
        Label never = Label.binary("small tip", "big tip", column("tips").greaterThan(column("fare")));

        assertThatThrownBy(() -> fit(FeatureSpec.labelled(never).zScore("fare"), ROWS))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Label 'tips > fare' is 'small tip' in every training row");
    }

    @Test
    void twoFeaturesOfOneNameAndTheLabelsNameAreRefusedTogether() {
        assertThatThrownBy(() -> spec().zScore("fare", "fare", "label"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Feature 'fare' is defined more than once.")
                .hasMessageContaining("Feature 'label' has the name of the label's column");
    }

    @Test
    void aBatchWithAnotherTypeIsRefused() {
        FittedTransform transform = fit(spec().zScore("hour"), ROWS);
        Batch other = Batch.of(RowType.of(new Field("hour", ColumnType.FLOAT64)), Row.of("hour", 3.0));

        assertThatThrownBy(() -> transform.features(other))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Column 'hour' is 'float64', but was 'int64' when the transform was fitted.");
    }

    /** Whether the hour is late: stands for any user's feature that learns nothing. */
    record IsLate(String name, String column) implements FeatureOperation, FittedFeature {

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }

        @Override
        public Reducer<?, FittedFeature> analyzer(RowType rows) {
            return Analyzers.nothing(this);
        }

        @Override
        public Feature feature() {
            return new Feature.Numeric(name);
        }

        @Override
        public Kernel kernel(RowType rows) {
            Kernel late = Expression.column(column).greaterThan(20).kernel(rows);
            return row -> late.apply(row) == 1 ? 1 : 0;
        }
    }

    private static FeatureSpec spec() {
        return FeatureSpec.labelled(BIG_TIP);
    }

    private static Row trip(@Nullable Double fare, double tips, @Nullable Long hour, @Nullable String payment) {
        return Row.of("fare", fare, "tips", tips, "hour", hour, "payment", payment);
    }

    private static double[] numbers(FeatureSpec spec, String feature) {
        return numbers(fit(spec, ROWS), feature);
    }

    private static double[] numbers(FittedTransform transform, String feature) {
        double[] values = new double[ROWS.rows()];
        transform.features(ROWS).doubles(feature).values().get(values);
        return values;
    }

    private static long[] indices(FittedTransform transform, String feature) {
        long[] values = new long[ROWS.rows()];
        transform.features(ROWS).longs(feature).values().get(values);
        return values;
    }

    private static double[] featuresOf(FittedTransform transform, Row row) {
        double[] features = new double[transform.signature().features().size()];
        transform.features(row, features);
        return features;
    }
}
