package io.penstock.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberReaderTest {

    private final NumberReader numbers = new NumberReader();

    @ParameterizedTest
    @CsvSource({
        "0, INT64",
        "-0, INT64",
        "7, INT64",
        "-12, INT64",
        "9223372036854775807, INT64",
        "-9223372036854775808, INT64",
        "1.5, FLOAT64",
        "-0.25, FLOAT64",
        "1., FLOAT64",
        ".5, FLOAT64",
        "1e5, FLOAT64",
        "1.5E-3, FLOAT64",
        "2e+7, FLOAT64",
        "nan, FLOAT64",
        "NaN, FLOAT64",
        "Infinity, FLOAT64",
        "-inf, FLOAT64",
        "INF, FLOAT64",
        "007, TEXT",
        "-01, TEXT",
        "01.5, TEXT",
        "+7, TEXT",
        "9223372036854775808, TEXT",
        "-9223372036854775809, TEXT",
        "12345678901234567890, TEXT",
        "99999999999999999999999, TEXT",
        "'1 ', TEXT",
        "-, TEXT",
        ".,TEXT",
        "-., TEXT",
        "e5, TEXT",
        "1e, TEXT",
        "1e+, TEXT",
        "1.5.2, TEXT",
        "0x10, TEXT",
        "1f, TEXT",
        "1d, TEXT",
        "1_000, TEXT",
        "infinit, TEXT",
        "infinity9999, TEXT",
        "true, TEXT"
    })
    void textsHaveTheTypeThatIsWrittenDown(String text, CellType type) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(numbers.typeOf(bytes, 0, bytes.length)).isEqualTo(type);
    }

    @Property
    void everyLongReadsBack(@ForAll long value) {
        byte[] bytes = Long.toString(value).getBytes(StandardCharsets.UTF_8);

        assertThat(numbers.readLong(bytes, 0, bytes.length)).isEqualTo(value);
        assertThat(numbers.wasRead()).isTrue();
    }

    @Property
    void everyDoubleReadsAsTheJdkReadsIt(@ForAll double value) {
        sameAsTheJdk(Double.toString(value));
        sameAsTheJdk(new BigDecimal(value).toPlainString());
        sameAsTheJdk(new BigDecimal(value).toString());
    }

    @Property
    void everyDecimalReadsAsTheJdkReadsIt(@ForAll long digits, @ForAll @IntRange(min = -30, max = 30) int scale) {
        sameAsTheJdk(BigDecimal.valueOf(digits, scale).toString());
        sameAsTheJdk(BigDecimal.valueOf(digits % 100_000, scale).toPlainString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740993.0",
                "0.1",
                "123456789012345678.5",
                "1e22",
                "1e23",
                "4.9e-324",
                "1.7976931348623157e308"
            })
    void doublesAtTheEdgeOfExactnessReadAsTheJdkReadsThem(String text) {
        sameAsTheJdk(text);
    }

    private void sameAsTheJdk(String text) {
        byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.UTF_8);
        if (numbers.typeOf(bytes, 1, bytes.length - 1) != CellType.TEXT) { // integers beyond 64 bits are text
            assertThat(numbers.readDouble(bytes, 1, bytes.length - 1)).isEqualTo(Double.parseDouble(text));
        }
    }
}
