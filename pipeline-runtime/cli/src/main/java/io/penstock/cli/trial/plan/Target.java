package io.penstock.cli.trial.plan;

import io.penstock.transform.expression.Expression;
import io.penstock.transform.feature.Label;

/** What is to be predicted. */
public sealed interface Target permits Target.TwoClasses, Target.Classes, Target.Quantity {

    /** Returns the column that holds it. */
    String column();

    /** Returns how the label is computed. */
    Label label();

    /** Returns its kind for people. */
    String kind();

    /** Returns for how many classes a model gives probabilities; 1 for a quantity. */
    int classes();

    /**
     * One of two classes.
     *
     * @param column of the values
     * @param negative the value of class 0
     * @param positive the value of class 1, whose probability is predicted
     * @param decimal whether the values are decimal numbers, which are compared as such
     */
    record TwoClasses(String column, String negative, String positive, boolean decimal) implements Target {

        @Override
        public Label label() {
            Expression.Column value = Expression.column(column);
            return Label.binary(
                    negative,
                    positive,
                    decimal ? value.isEqualTo(Double.parseDouble(positive)) : value.isEqualTo(positive));
        }

        @Override
        public String kind() {
            return "classification, whether it is '%s' or '%s'".formatted(positive, negative);
        }

        @Override
        public int classes() {
            return 2;
        }
    }

    /**
     * One of several classes.
     *
     * @param column of the values
     * @param classes how many there are
     */
    record Classes(String column, int classes) implements Target {

        @Override
        public Label label() {
            return Label.classes(column);
        }

        @Override
        public String kind() {
            return "classification, which of %d classes it is".formatted(classes);
        }
    }

    /**
     * A number.
     *
     * @param column of the values
     */
    record Quantity(String column) implements Target {

        @Override
        public Label label() {
            return Label.number(Expression.column(column));
        }

        @Override
        public String kind() {
            return "regression, how much it is";
        }

        @Override
        public int classes() {
            return 1;
        }
    }
}
