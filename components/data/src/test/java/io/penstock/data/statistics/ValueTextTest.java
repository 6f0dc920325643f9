package io.penstock.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.columns.ColumnType;
import io.penstock.json.CanonicalJson;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Texts of numbers. */
class ValueTextTest {

    @Property
    void aNumberIsWrittenAsInJson(@ForAll long bits, @ForAll double usual) {
        double any = Double.longBitsToDouble(bits);
        Assume.that(Double.isFinite(any));

        assertThat(ValueText.of(ColumnType.FLOAT64, any)).isEqualTo(CanonicalJson.write(any));
        assertThat(ValueText.of(ColumnType.FLOAT64, usual)).isEqualTo(CanonicalJson.write(usual));
    }
}
