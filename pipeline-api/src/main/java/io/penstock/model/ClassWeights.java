package io.penstock.model;

import io.penstock.errors.DefinitionException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much more rows of some classes weigh in training than others. */
public sealed interface ClassWeights {

    /** Returns the same weight for all. */
    static ClassWeights even() {
        return new Even();
    }

    /** Returns weights by which all classes weigh the same together, see {@link Balanced}. */
    static ClassWeights balanced() {
        return new Balanced();
    }

    /** Returns weights by the names of the classes; a class that is not named weighs 1. */
    static ClassWeights of(Map<String, Double> weights) {
        return new Given(weights);
    }

    /**
     * Checks that the problem has the classes that are weighed; knows less before rows are read.
     *
     * @throws DefinitionException if it has not
     */
    default void check(ProblemType problem) {
        if (uneven()) {
            classesOf(problem);
        }
    }

    /** Returns whether rows can come to weigh differently. */
    boolean uneven();

    /**
     * Multiplies the weight of each row by that of its class.
     *
     * @param labels of the rows, one each
     * @throws DefinitionException if the problem has no classes, or none of a name
     */
    void multiply(ProblemType problem, double[] labels, double[] weights);

    /** Each row weighs 1. */
    record Even() implements ClassWeights {

        @Override
        public boolean uneven() {
            return false;
        }

        @Override
        public void multiply(ProblemType problem, double[] labels, double[] weights) {}
    }

    /**
     * A class weighs rows / (classes * rows of the class), as scikit-learn's {@code class_weight='balanced'} (King and Zeng,
     * Political Analysis 9 (2001), 137-163). Rows count by their weight.
     */
    record Balanced() implements ClassWeights {

        @Override
        public boolean uneven() {
            return true;
        }

        @Override
        public void multiply(ProblemType problem, double[] labels, double[] weights) {
            double[] sums = new double[classesOf(problem).classes().size()];
            double total = 0;
            for (int row = 0; row < labels.length; row++) {
                sums[(int) labels[row]] += weights[row];
                total += weights[row];
            }
            for (int row = 0; row < labels.length; row++) {
                double sum = sums[(int) labels[row]];
                weights[row] *= sum == 0 ? 1 : total / (sums.length * sum);
            }
        }
    }

    /**
     * Weights by name.
     *
     * @param weights by the names of the classes, above 0
     */
    record Given(Map<String, Double> weights) implements ClassWeights {

        /** Copies and checks the weights. */
        public Given {
            weights = Map.copyOf(weights);
            weights.forEach((name, weight) -> {
                if (!(weight > 0 && Double.isFinite(weight))) {
                    throw new DefinitionException(
                            "Class '%s' has weight '%s'. Give it a number above 0.".formatted(name, weight));
                }
            });
        }

        @Override
        public boolean uneven() {
            return true;
        }

        @Override
        public void check(ProblemType problem) {
            List<String> classes = classesOf(problem).classes();
            if (!classes.isEmpty() && !classes.containsAll(weights.keySet())) {
                throw new DefinitionException("Weights are given for classes %s, but the classes are %s."
                        .formatted(new TreeMap<>(weights).keySet(), classes));
            }
        }

        @Override
        public void multiply(ProblemType problem, double[] labels, double[] rows) {
            check(problem);
            List<String> classes = classesOf(problem).classes();
            for (int row = 0; row < labels.length; row++) {
                rows[row] *= weights.getOrDefault(classes.get((int) labels[row]), 1.0);
            }
        }
    }

    private static ProblemType.Classification classesOf(ProblemType problem) {
        if (problem instanceof ProblemType.Classification classification) {
            return classification;
        }
        throw new DefinitionException(
                "Weights of classes are given for a %s, which has none. Give weights to rows instead."
                        .formatted(problem));
    }
}
