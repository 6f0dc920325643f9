package io.penstock.transform.expression;

import static io.penstock.transform.expression.Expression.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final RowType TYPE = RowType.of(
            new Field("a", ColumnType.FLOAT64), new Field("b", ColumnType.INT64), new Field("text", ColumnType.TEXT));
    private static final Condition POSITIVE = column("a").greaterThan(0);
    private static final Condition UNKNOWN = column("b").greaterThan(0);
    private static final Row ROW = Row.of("a", 1.5, "text", "yes");

    @Test
    void numbersAreComparedAsTheyStand() {
        assertThat(of(column("a").atLeast(1.5))).isOne();
        assertThat(of(column("a").lessThan(1.5))).isZero();
        assertThat(of(column("a").atMost(column("a").plus(1)))).isOne();
        assertThat(of(column("a").times(2).minus(1).dividedBy(4).isEqualTo(0.5)))
                .isOne();
    }

    @Test
    void textIsComparedToTheLetter() {
        assertThat(of(column("text").isEqualTo("yes"))).isOne();
        assertThat(of(column("text").isEqualTo("Yes"))).isZero();
    }

    @Test
    void whatIsNotKnownStaysUnknownUnlessTheOtherSideDecides() {
        Condition negative = POSITIVE.negated();

        assertThat(of(UNKNOWN)).isNaN();
        assertThat(of(UNKNOWN.negated())).isNaN();
        assertThat(of(UNKNOWN.and(POSITIVE))).isNaN();
        assertThat(of(UNKNOWN.and(negative))).isZero();
        assertThat(of(UNKNOWN.or(POSITIVE))).isOne();
        assertThat(of(UNKNOWN.or(negative))).isNaN();
        assertThat(of(column("b").isMissing())).isOne();
    }

    @Test
    void aDivisionByZeroIsMissing() {
        assertThat(of(column("a").dividedBy(0).greaterThan(1))).isNaN();
    }

    @Test
    void aConditionReadsAsItIsWritten() {
        Condition condition = column("a")
                .greaterThan(column("b").times(0.2))
                .and(column("text").isEqualTo("yes").negated());

        assertThat(condition).hasToString("(a > b * 0.2) and (not (text = 'yes'))");
    }

    @Test
    void aConditionGoesToJsonAndBack() {
        Condition condition =
                column("a").plus(1).atMost(column("b")).or(column("text").isEqualTo("no"));

        String json = CanonicalJson.write(new Holder(condition));

        assertThat(CanonicalJson.read(json, Holder.class, "the condition").condition())
                .isEqualTo(condition);
    }

    @Test
    void textIsNoNumber() {
        assertThatThrownBy(() -> column("text").greaterThan(3).kernel(TYPE))
                .isInstanceOf(DataException.class)
                .hasMessage("Column 'text' is 'text', but a number is needed. Compare text with isEqualTo(\"...\").");
    }

    record Holder(Condition condition) {}

    private static double of(Condition condition) {
        return condition.kernel(TYPE).apply(Cells.of(TYPE, ROW));
    }
}
