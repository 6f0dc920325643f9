package io.penstock.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.DataException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTypeTest {

    @Test
    void everyTypeIsReadBackFromItsText() {
        for (Field field : RandomBatches.EVERY_TYPE.fields()) {
            assertThat(ColumnType.parse(field.type().text())).isEqualTo(field.type());
        }
        assertThat(ColumnType.parse("list(list(float32)[2])[28,28]"))
                .isEqualTo(
                        new ColumnType.ListOf(new ColumnType.ListOf(ColumnType.FLOAT32, List.of(2)), List.of(28, 28)));
    }

    @Test
    void anUnknownTypeIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> ColumnType.parse("int32"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("'int32' is not a column type. Types: int64, float64,");
    }

    @Test
    void listsNestAtMostTwice() {
        assertThatThrownBy(() -> ColumnType.parse("list(list(list(int64)))"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("nested three times");
    }

    @Test
    void aDecimalOutsideOf38DigitsIsRefused() {
        assertThatThrownBy(() -> new ColumnType.Decimal(39, 2))
                .isInstanceOf(DataException.class)
                .hasMessage("There is no 'decimal(39,2)'. Precision is 1 to 38 and scale 0 to precision.");
    }
}
