package io.penstock.transform.expression;

import io.penstock.columns.ColumnType;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question about one row: yes, no, or missing where a value that decides it is missing (the three-valued logic of Kleene, as
 * SQL has it). Its kernel gives 1, 0 and NaN.
 */
public sealed interface Condition
        permits Condition.Comparison,
                Condition.TextEquality,
                Condition.Missing,
                Condition.Both,
                Condition.Either,
                Condition.Not {

    /** Returns the names of the columns that it reads. */
    Stream<String> columns();

    /**
     * Makes it ready to run on rows of a type.
     *
     * @throws DataException if a column is not there or has a type that cannot be compared so
     */
    Kernel kernel(RowType rows);

    /** Returns whether both hold; no if one does not, whatever the other. */
    default Condition and(Condition other) {
        return new Both(this, other);
    }

    /** Returns whether at least one holds; yes if one does, whatever the other. */
    default Condition or(Condition other) {
        return new Either(this, other);
    }

    /** Returns the contrary, missing where this is. */
    default Condition negated() {
        return new Not(this);
    }

    /** How two numbers are compared. */
    enum Relation {
        /** The first is greater. */
        GREATER_THAN(">") {
            @Override
            boolean holds(double left, double right) {
                return left > right;
            }
        },
        /** The first is not less. */
        AT_LEAST(">=") {
            @Override
            boolean holds(double left, double right) {
                return left >= right;
            }
        },
        /** The first is less. */
        LESS_THAN("<") {
            @Override
            boolean holds(double left, double right) {
                return left < right;
            }
        },
        /** The first is not greater. */
        AT_MOST("<=") {
            @Override
            boolean holds(double left, double right) {
                return left <= right;
            }
        },
        /** Both are the same number. */
        EQUAL_TO("=") {
            @Override
            boolean holds(double left, double right) {
                return left == right;
            }
        };

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        abstract boolean holds(double left, double right);
    }

    /**
     * Compares two numbers.
     *
     * @param left the first
     * @param relation how it stands to the second
     * @param right the second
     */
    record Comparison(Expression left, Relation relation, Expression right) implements Condition {

        @Override
        public Stream<String> columns() {
            return Stream.concat(left.columns(), right.columns());
        }

        @Override
        public Kernel kernel(RowType rows) {
            Kernel first = left.kernel(rows);
            Kernel second = right.kernel(rows);
            return row -> compare(first.apply(row), second.apply(row));
        }

        private double compare(double a, double b) {
            if (!Double.isFinite(a) || !Double.isFinite(b)) {
                return Double.NaN;
            }
            return relation.holds(a, b) ? 1 : 0;
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(left, relation.sign, right);
        }
    }

    /**
     * Compares a column of text, integers or truth values with a text, to the letter.
     *
     * @param column the column's name
     * @param text what it is compared with
     */
    record TextEquality(String column, String text) implements Condition {

        private static final Set<ColumnType> SPELLED = Set.of(ColumnType.TEXT, ColumnType.INT64, ColumnType.BOOLEAN);

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }

        @Override
        public Kernel kernel(RowType rows) {
            int slot = rows.requireIndex(column);
            ColumnType type = rows.fields().get(slot).type();
            if (!SPELLED.contains(type)) {
                throw new DataException(
                        "Column '%s' is '%s' and cannot be compared with the text '%s'. Compare it with a number."
                                .formatted(column, type, text));
            }
            return row -> {
                String value = row.text(slot);
                return value == null ? Double.NaN : value.equals(text) ? 1 : 0;
            };
        }

        @Override
        public String toString() {
            return "%s = '%s'".formatted(column, text);
        }
    }

    /**
     * Asks whether a column has no value; never missing itself.
     *
     * @param column the column's name
     */
    record Missing(String column) implements Condition {

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }

        @Override
        public Kernel kernel(RowType rows) {
            int slot = rows.requireIndex(column);
            return row -> row.isMissing(slot) ? 1 : 0;
        }

        @Override
        public String toString() {
            return column + " is missing";
        }
    }

    /**
     * Holds if both do.
     *
     * @param left the first
     * @param right the second
     */
    record Both(Condition left, Condition right) implements Condition {

        @Override
        public Stream<String> columns() {
            return Stream.concat(left.columns(), right.columns());
        }

        @Override
        public Kernel kernel(RowType rows) {
            Kernel first = left.kernel(rows);
            Kernel second = right.kernel(rows);
            return row -> {
                double a = first.apply(row);
                double b = second.apply(row);
                return a == 0 || b == 0 ? 0 : a * b;
            };
        }

        @Override
        public String toString() {
            return "(%s) and (%s)".formatted(left, right);
        }
    }

    /**
     * Holds if one does.
     *
     * @param left the first
     * @param right the second
     */
    record Either(Condition left, Condition right) implements Condition {

        @Override
        public Stream<String> columns() {
            return Stream.concat(left.columns(), right.columns());
        }

        @Override
        public Kernel kernel(RowType rows) {
            Kernel first = left.kernel(rows);
            Kernel second = right.kernel(rows);
            return row -> {
                double a = first.apply(row);
                double b = second.apply(row);
                return a == 1 || b == 1 ? 1 : a + b;
            };
        }

        @Override
        public String toString() {
            return "(%s) or (%s)".formatted(left, right);
        }
    }

    /**
     * Holds if another does not.
     *
     * @param condition the other
     */
    record Not(Condition condition) implements Condition {

        @Override
        public Stream<String> columns() {
            return condition.columns();
        }

        @Override
        public Kernel kernel(RowType rows) {
            Kernel kernel = condition.kernel(rows);
            return row -> 1 - kernel.apply(row);
        }

        @Override
        public String toString() {
            return "not (%s)".formatted(condition);
        }
    }
}
