package io.penstock.transform.expression;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A number computed from the columns of one row. It is missing where a column that it needs is missing or the result is not a
 * finite number, as after a division by zero.
 *
 * <pre>{@code
 * column("tips").greaterThan(column("fare").times(0.2))
 * }</pre>
 */
public sealed interface Expression permits Expression.Column, Expression.Constant, Expression.Arithmetic {

    /** Returns the value of a column: a number, a truth value as 1 or 0, microseconds or days since 1970. */
    static Column column(String name) {
        return new Column(name);
    }

    /** Returns a number. */
    static Expression constant(double value) {
        return new Constant(value);
    }

    /** Returns the names of the columns that it reads. */
    Stream<String> columns();

    /**
     * Makes it ready to run on rows of a type.
     *
     * @throws DataException if a column is not there or is no number
     */
    Kernel kernel(RowType rows);

    /** Returns the sum. */
    default Expression plus(Expression other) {
        return new Arithmetic(this, Operator.PLUS, other);
    }

    /** Returns the sum with a number. */
    default Expression plus(double other) {
        return plus(constant(other));
    }

    /** Returns the difference. */
    default Expression minus(Expression other) {
        return new Arithmetic(this, Operator.MINUS, other);
    }

    /** Returns the difference to a number. */
    default Expression minus(double other) {
        return minus(constant(other));
    }

    /** Returns the product. */
    default Expression times(Expression other) {
        return new Arithmetic(this, Operator.TIMES, other);
    }

    /** Returns the product with a number. */
    default Expression times(double other) {
        return times(constant(other));
    }

    /** Returns the quotient, missing where the divisor is 0. */
    default Expression dividedBy(Expression other) {
        return new Arithmetic(this, Operator.DIVIDED_BY, other);
    }

    /** Returns the quotient by a number. */
    default Expression dividedBy(double other) {
        return dividedBy(constant(other));
    }

    /** Returns whether this is greater. */
    default Condition greaterThan(Expression other) {
        return new Condition.Comparison(this, Condition.Relation.GREATER_THAN, other);
    }

    /** Returns whether this is greater than a number. */
    default Condition greaterThan(double other) {
        return greaterThan(constant(other));
    }

    /** Returns whether this is greater or equal. */
    default Condition atLeast(Expression other) {
        return new Condition.Comparison(this, Condition.Relation.AT_LEAST, other);
    }

    /** Returns whether this is a number or greater. */
    default Condition atLeast(double other) {
        return atLeast(constant(other));
    }

    /** Returns whether this is less. */
    default Condition lessThan(Expression other) {
        return new Condition.Comparison(this, Condition.Relation.LESS_THAN, other);
    }

    /** Returns whether this is less than a number. */
    default Condition lessThan(double other) {
        return lessThan(constant(other));
    }

    /** Returns whether this is less or equal. */
    default Condition atMost(Expression other) {
        return new Condition.Comparison(this, Condition.Relation.AT_MOST, other);
    }

    /** Returns whether this is a number or less. */
    default Condition atMost(double other) {
        return atMost(constant(other));
    }

    /** Returns whether both are the same number. */
    default Condition isEqualTo(Expression other) {
        return new Condition.Comparison(this, Condition.Relation.EQUAL_TO, other);
    }

    /** Returns whether this is a number, exactly. */
    default Condition isEqualTo(double other) {
        return isEqualTo(constant(other));
    }

    /** What can be done with two numbers. */
    enum Operator {
        /** The sum. */
        PLUS("+") {
            @Override
            double of(double left, double right) {
                return left + right;
            }
        },
        /** The difference. */
        MINUS("-") {
            @Override
            double of(double left, double right) {
                return left - right;
            }
        },
        /** The product. */
        TIMES("*") {
            @Override
            double of(double left, double right) {
                return left * right;
            }
        },
        /** The quotient. */
        DIVIDED_BY("/") {
            @Override
            double of(double left, double right) {
                return left / right;
            }
        };

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        abstract double of(double left, double right);
    }

    /**
     * The value of a column.
     *
     * @param name of the column
     */
    record Column(String name) implements Expression {

        private static final Set<ColumnType> WITHOUT_NUMBERS = Set.of(ColumnType.TEXT, ColumnType.BINARY);

        /** Returns whether the column's text (or integer, in decimal) is the given one, to the letter. */
        public Condition isEqualTo(String text) {
            return new Condition.TextEquality(name, text);
        }

        /** Returns whether the column has no value. */
        public Condition isMissing() {
            return new Condition.Missing(name);
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(name);
        }

        @Override
        public Kernel kernel(RowType rows) {
            int slot = rows.requireIndex(name);
            Field field = rows.fields().get(slot);
            if (WITHOUT_NUMBERS.contains(field.type()) || field.type() instanceof ColumnType.ListOf) {
                throw new DataException(
                        "Column '%s' is '%s', but a number is needed. Compare text with isEqualTo(\"...\")."
                                .formatted(name, field.type()));
            }
            return row -> row.number(slot);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A number.
     *
     * @param value finite
     */
    record Constant(double value) implements Expression {

        /** Checks that the number is finite. */
        public Constant {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A constant is a finite number, not '%s'.".formatted(value));
            }
        }

        @Override
        public Stream<String> columns() {
            return Stream.empty();
        }

        @Override
        public Kernel kernel(RowType rows) {
            return row -> value;
        }

        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /**
     * A result of two numbers.
     *
     * @param left first operand
     * @param operator what is done
     * @param right second operand
     */
    record Arithmetic(Expression left, Operator operator, Expression right) implements Expression {

        @Override
        public Stream<String> columns() {
            return Stream.concat(left.columns(), right.columns());
        }

        @Override
        public Kernel kernel(RowType rows) {
            Kernel first = left.kernel(rows);
            Kernel second = right.kernel(rows);
            return row -> operator.of(first.apply(row), second.apply(row));
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(bracketed(left), operator.sign, bracketed(right));
        }

        private static String bracketed(Expression operand) {
            return operand instanceof Arithmetic ? "(" + operand + ")" : operand.toString();
        }
    }
}
