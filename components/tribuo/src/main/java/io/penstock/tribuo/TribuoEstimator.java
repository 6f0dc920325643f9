package io.penstock.tribuo;

import io.penstock.Library;
import io.penstock.model.Estimator;
import java.util.List;
import org.tribuo.Tribuo;

/** An estimator of the Tribuo family. Needs no native library. */
public sealed interface TribuoEstimator extends Estimator
        permits LogisticRegression, LinearRegression, BoostedTrees, ConstantBaseline {

    /** The name by which models find their loader. */
    String FRAMEWORK = "tribuo";

    /** Returns logistic regression, for two or more classes. */
    static LogisticRegression logisticRegression(int epochs) {
        return LogisticRegression.of(epochs);
    }

    /** Returns linear regression with a penalty of 1 on large weights, for numbers. */
    static LinearRegression linearRegression() {
        return LinearRegression.standard();
    }

    /** Returns what always gives the same answer, for two or more classes and for numbers. */
    static ConstantBaseline constant() {
        return new ConstantBaseline();
    }

    /** Returns gradient boosted decision trees, for two or more classes and for numbers. */
    static BoostedTrees boostedTrees(int rounds) {
        return BoostedTrees.of(rounds);
    }

    @Override
    default String framework() {
        return FRAMEWORK;
    }

    @Override
    default List<Library> libraries() {
        return List.of(new Library(FRAMEWORK, Tribuo.VERSION));
    }
}
