package io.penstock.tribuo;

import io.penstock.Library;
import io.penstock.model.Estimator;
import java.util.List;
import org.tribuo.Tribuo;

/** An estimator of the Tribuo family. Needs no native library. */
public sealed interface TribuoEstimator extends Estimator
        permits LogisticRegression,
                LinearRegression,
                LinearSvm,
                BoostedTrees,
                DecisionTree,
                RandomForest,
                NearestNeighbours,
                SgdRegression,
                KMeans,
                Hdbscan,
                OneClassSvm,
                ConstantBaseline {

    /** The name by which models find their loader. */
    String FRAMEWORK = "tribuo";

    /** Returns logistic regression, for two or more classes and for tags. */
    static LogisticRegression logisticRegression(int epochs) {
        return LogisticRegression.of(epochs);
    }

    /** Returns linear regression with a penalty of 1 on large weights, for numbers. */
    static LinearRegression linearRegression() {
        return LinearRegression.standard();
    }

    /** Returns linear regression by stochastic gradient descent, for numbers. */
    static SgdRegression sgdRegression(int epochs) {
        return SgdRegression.of(epochs);
    }

    /** Returns what always gives the same answer, for classes, tags, numbers, quantiles, counts and series. */
    static ConstantBaseline constant() {
        return new ConstantBaseline();
    }

    /** Returns gradient boosted decision trees, for classes, tags, numbers, quantiles, counts and series. */
    static BoostedTrees boostedTrees(int rounds) {
        return BoostedTrees.of(rounds);
    }

    /** Returns a linear support vector machine, for two or more classes. */
    static LinearSvm linearSvm(int epochs) {
        return LinearSvm.of(epochs);
    }

    /** Returns one decision tree, for two or more classes and for numbers. */
    static DecisionTree decisionTree(int depth) {
        return DecisionTree.of(depth);
    }

    /** Returns a random forest, for two or more classes and for numbers. */
    static RandomForest randomForest(int trees) {
        return RandomForest.of(trees);
    }

    /** Returns nearest neighbours, for two or more classes, for tags and for numbers. */
    static NearestNeighbours nearestNeighbours(int neighbours) {
        return new NearestNeighbours(neighbours);
    }

    /** Returns k-means with at most 100 iterations, for clusters. */
    static KMeans kMeans(int clusters) {
        return new KMeans(clusters, 100);
    }

    /** Returns HDBSCAN with 5 neighbours, for clusters and noise. */
    static Hdbscan hdbscan(int minimumSize) {
        return new Hdbscan(minimumSize, 5);
    }

    /** Returns a one-class support vector machine, for anomalies. */
    static OneClassSvm oneClassSvm(double nu) {
        return new OneClassSvm(nu, 0);
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
