package io.penstock.data.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.span.SpanPattern.Place;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanPatternTest {

    @ParameterizedTest
    @CsvSource({
        "span-{SPAN}/trips.csv, span-12/trips.csv, 12, -1",
        "span-{SPAN}/trips.csv, span-012/trips.csv, 12, -1",
        "span{SPAN:3}v{VERSION:2}.csv, span012v07.csv, 12, 7",
        "{SPAN:2}{VERSION}.csv, 1234.csv, 12, 34",
        "{YYYY}/{MM}/{DD}/trips-*.csv, 1970/01/31/trips-a.csv, 30, -1",
        "{YYYY}-{MM}-{DD}/v{VERSION}/**, 2024-02-29/v3/deep/er/x.csv, 19782, 3",
        "**/day={SPAN}/part-?????.csv, a/b/day=9/part-00001.csv, 9, -1",
        "**/day={SPAN}/*, day=9/x, 9, -1",
        "data.{SPAN}.csv, data.9.csv, 9, -1"
    })
    void namesSaySpanAndVersion(String pattern, String name, long span, long version) {
        assertThat(new SpanPattern(pattern).names().place(name))
                .contains(new Place(span, version < 0 ? OptionalLong.empty() : OptionalLong.of(version)));
    }

    @ParameterizedTest
    @CsvSource({
        "span-{SPAN}/trips.csv, span-/trips.csv",
        "span-{SPAN:3}.csv, span-12.csv",
        "span-{SPAN:3}.csv, span-1234.csv",
        "{SPAN}/*.csv, 1/a/b.csv",
        "data.{SPAN}.csv, dataX9.csv",
        "{YYYY}/{MM}/{DD}.csv, 24/1/2.csv"
    })
    void otherNamesSayNothing(String pattern, String name) {
        assertThat(new SpanPattern(pattern).names().place(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trips.csv", "{YYYY}/{MM}.csv", "{SPAN}/{YYYY}/{MM}/{DD}.csv", "{VERSION}.csv"})
    void aPatternNamesASpanInOneWay(String pattern) {
        assertThatThrownBy(() -> new SpanPattern(pattern))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("Pattern '%s' must name a span once, by {SPAN} or by {YYYY}, {MM} and {DD}.", pattern);
    }

    @Test
    void placeholdersThatAreNoneAreRefusedByTheirNames() {
        assertThatThrownBy(() -> new SpanPattern("{SPAN}/{SPAN}.csv")).hasMessageContaining("has {SPAN} twice");
        assertThatThrownBy(() -> new SpanPattern("{span}.csv"))
                .hasMessageContaining("a brace that begins no placeholder");
        assertThatThrownBy(() -> new SpanPattern("{YYYY:4}{MM}{DD}")).hasMessageContaining("gives {YYYY} a width");
    }

    @Test
    void aDateThatIsNoneIsAnErrorAndNotAFileLeftOut() {
        assertThatThrownBy(() -> new SpanPattern("{YYYY}/{MM}/{DD}.csv").names().place("2023/02/29.csv"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'2023/02/29.csv'")
                .hasMessageContaining("February 29");
    }
}
