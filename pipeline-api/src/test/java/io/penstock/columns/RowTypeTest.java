package io.penstock.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTypeTest {

    private static final Field FARE = new Field("fare", ColumnType.FLOAT64);
    private static final Field TIPS = new Field("tips", ColumnType.FLOAT64);

    @Test
    void equalColumnsInEqualOrderAreEqual() {
        RowType type = RowType.of(FARE, TIPS);

        assertThat(type).isEqualTo(RowType.of(FARE, TIPS)).hasSameHashCodeAs(RowType.of(FARE, TIPS));
        assertThat(new Field("fare", ColumnType.FLOAT64)).isEqualTo(FARE).hasSameHashCodeAs(FARE);
        assertThat(type).isNotEqualTo(RowType.of(TIPS, FARE)).isNotEqualTo(RowType.of(FARE));
        assertThat(FARE).isNotEqualTo(TIPS).isNotEqualTo(new Field("fare", ColumnType.FLOAT32));
    }

    @Test
    void duplicateNamesAreRefused() {
        assertThatThrownBy(() -> RowType.of(FARE, TIPS, FARE))
                .isInstanceOf(DataException.class)
                .hasMessage("Column 'fare' occurs more than once. Rename one of: [fare, tips, fare].");
    }

    @Test
    void aColumnThatIsNotThereIsNamedBesideThoseThatAre() {
        assertThatThrownBy(() -> RowType.of(FARE, TIPS).require("tip"))
                .isInstanceOf(DataException.class)
                .hasMessage("There is no column 'tip'. Columns: fare, tips.");
    }

    @Test
    void withReplacesTheColumnOfTheSameNameAndAppendsOthers() {
        Field integer = new Field("fare", ColumnType.INT64);

        assertThat(RowType.of(FARE, TIPS).with(integer)).isEqualTo(RowType.of(integer, TIPS));
        assertThat(RowType.of(FARE).with(TIPS)).isEqualTo(RowType.of(FARE, TIPS));
    }

    @Test
    void selectKeepsTheOrderOfTheNames() {
        assertThat(RowType.of(FARE, TIPS).select(List.of("tips", "fare")).names())
                .containsExactly("tips", "fare");
    }

    @Test
    void jsonHoldsTypesByTheirText() {
        String json = CanonicalJson.write(RandomBatches.EVERY_TYPE);

        assertThat(json).contains("{\"name\":\"small decimal\",\"type\":\"decimal(9,2)\"}");
        assertThat(CanonicalJson.read(json, RowType.class, "row type")).isEqualTo(RandomBatches.EVERY_TYPE);
    }
}
