package io.penstock.cli.trial.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.cli.Tables;
import io.penstock.cli.trial.file.CsvFile;
import io.penstock.cli.trial.profile.TableProfile;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesTest {

    private static final Features.Wish NONE = new Features.Wish(Set.of(), Set.of());

    @TempDir
    Path home;

    @Test
    void numbersAndTextsOfFewValuesAreLearnedFrom() throws IOException {
        assertThat(of("a", row -> "" + row % 13).numbers()).containsExactly("a");
        assertThat(of("a", row -> row * 0.37 + "").numbers()).containsExactly("a");
        assertThat(of("a", row -> row % 4 == 0 ? "" : "kind " + row % 3).categories())
                .containsExactly("a");
    }

    @Test
    void textsOfFewValuesSliceTheEvaluation() throws IOException {
        assertThat(of("a", row -> "kind " + row % 3).slices()).containsExactly("a");
        assertThat(of("a", row -> "kind " + row % 50).slices()).isEmpty();
    }

    @Test
    void whatSaysNothingIsLeftOut() throws IOException {
        assertThat(leftOut("a", row -> "")).isEqualTo("it has no value");
        assertThat(leftOut("a", row -> row % 2 == 0 ? "7" : "")).isEqualTo("it is '7' in every row that has it");
    }

    @Test
    void whatNamesSingleRowsIsLeftOut() throws IOException {
        assertThat(leftOut("a", row -> "" + (row * 7 % 300 + 1000))).isEqualTo("it numbers the rows, as ids do");
        assertThat(leftOut("a", row -> "" + row * row)).isEqualTo("it numbers the rows, as ids do");
        assertThat(leftOut("customer_id", row -> "" + (90_000 - row * row)))
                .isEqualTo("it numbers the rows, as ids do");
        assertThat(leftOut("a", row -> "name" + row)).contains("nearly every row has another text");
    }

    @Test
    void numbersThatOnlyHappenToDifferAreKept() throws IOException {
        assertThat(of("income", row -> "" + (90_000 - row * row)).numbers()).containsExactly("income");
    }

    @Test
    void pointsInTimeAreLeftOut() throws IOException {
        assertThat(leftOut("a", row -> "2024-0%d-1%d".formatted(row % 9 + 1, row % 7)))
                .contains("dates");
        assertThat(leftOut("start_time", row -> "" + (1_700_000_000 + row % 50 * 3600)))
                .contains("a point in time");
        assertThat(of("price", row -> "" + (1_700_000_000 + row % 50 * 3600)).numbers())
                .containsExactly("price");
    }

    @Test
    void numbersWithCommasAreLeftOutWithAHint() throws IOException {
        assertThat(leftOut("a", row -> "\"%d,5\"".formatted(row % 9))).contains("decimal point");
    }

    @Test
    void theLabelInOtherWordsOrAnotherUnitIsLeftOut() throws IOException {
        assertThat(leftOut("a", row -> row % 2 == 0 ? "A" : "B")).startsWith("it is the label in other words");
        Path file = Tables.write(
                home.resolve("units.csv"),
                "celsius,noise,y",
                row -> Tables.line("%d,%d,%.1f", row % 40, row % 7, row % 40 * 1.8 + 32));

        Features features = Features.of(TableProfile.of(CsvFile.of(file, CsvFile.Hints.NONE), "y"), NONE);

        assertThat(features.numbers()).containsExactly("noise");
        assertThat(features.leftOut().get(0).reason()).startsWith("it is the label in another unit");
    }

    @Test
    void oneRowThatDiffersMakesItAFeature() throws IOException {
        assertThat(of("a", row -> row % 2 == 0 && row != 8 ? "A" : "B").categories())
                .containsExactly("a");
    }

    @Test
    void aPersonMayChoose() throws IOException {
        IntFunction<String> ids = row -> "name" + row;
        assertThat(of("a", ids, new Features.Wish(Set.of("a"), Set.of())).categories())
                .containsExactly("a");
        assertThatThrownBy(() -> of("a", row -> "" + row % 9, new Features.Wish(Set.of(), Set.of("a", "b"))))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("No column is left to learn 'y' from")
                .hasMessageEndingWith("Name some with --features.");
    }

    private String leftOut(String name, IntFunction<String> values) throws IOException {
        Features features = of(name, values);
        assertThat(features.leftOut()).extracting(Features.LeftOut::column).containsExactly(name);
        return features.leftOut().get(0).reason();
    }

    private Features of(String name, IntFunction<String> values) throws IOException {
        return of(name, values, NONE);
    }

    /** The features of a table with the column, another one that is always kept, and a label. */
    private Features of(String name, IntFunction<String> values, Features.Wish wish) throws IOException {
        Path file = Tables.write(home.resolve("table.csv"), name + ",b,y", row -> "%s,%d,%s"
                .formatted(values.apply(row), row % 11, row % 2 == 0 ? "yes" : "no"));
        Features all = Features.of(TableProfile.of(CsvFile.of(file, CsvFile.Hints.NONE), "y"), wish);
        return new Features(
                all.numbers().stream().filter(column -> !column.equals("b")).toList(),
                all.categories(),
                all.slices(),
                all.leftOut().stream().filter(one -> !one.column().equals("b")).toList());
    }
}
