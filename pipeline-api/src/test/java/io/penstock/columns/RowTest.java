package io.penstock.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.DataException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RowTest {

    @Test
    void whatALooseRowLacksIsMissing() {
        Row row = Row.of(Map.of("fare", 12.5));

        assertThat(row.isMissing("tips")).isTrue();
        assertThat(row.number("tips")).isNaN();
        assertThat(row.text("company")).isNull();
    }

    @Test
    void aNumberIsReadFromWhateverReadsAsOne() {
        Row row = Row.of(
                "int",
                3,
                "flag",
                true,
                "day",
                LocalDate.ofEpochDay(10),
                "at",
                Instant.ofEpochSecond(1),
                "price",
                new BigDecimal("0.1"));

        assertThat(row.number("int")).isEqualTo(3);
        assertThat(row.number("flag")).isEqualTo(1);
        assertThat(row.number("day")).isEqualTo(10);
        assertThat(row.number("at")).isEqualTo(1e6);
        assertThat(row.number("price")).isEqualTo(0.1);
    }

    @Test
    void aTextWhereANumberIsNeededIsRefusedWithItsColumn() {
        assertThatThrownBy(() -> Row.of("fare", "n/a").number("fare"))
                .isInstanceOf(DataException.class)
                .hasMessage("Column 'fare' has 'n/a' (String), but a number is needed.");
        assertThatThrownBy(() -> Row.of("company", 7L).text("company"))
                .isInstanceOf(DataException.class)
                .hasMessage("Column 'company' has '7' (Long), but text is needed.");
    }

    /** Training reads columns, serving reads loose rows: the numbers must be the same bits. */
    @Property(tries = 40)
    void aLooseRowGivesTheSameNumbersAsItsColumns(@ForAll long seed) {
        Batch batch = RandomBatches.everyType(20, seed);
        for (int i = 0; i < batch.columns().size(); i++) {
            if (batch.column(i) instanceof NumericColumn numbers) {
                for (int row = 0; row < batch.rows(); row++) {
                    double loose = Row.of("x", numbers.boxed(row)).number("x");
                    String name = batch.type().fields().get(i).name();
                    assertThat(loose).isEqualTo((Double) numbers.asDouble(row));
                    assertThat(batch.row(row).number(name)).isEqualTo((Double) numbers.asDouble(row));
                }
            }
        }
    }
}
