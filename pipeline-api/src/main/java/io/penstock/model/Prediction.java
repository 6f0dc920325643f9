package io.penstock.model;

import io.penstock.model.ProblemType.BinaryClassification;
import io.penstock.model.ProblemType.MulticlassClassification;
import java.util.Arrays;
import java.util.List;

/** The answer for one row. */
public sealed interface Prediction {

    /**
     * A class with its probability.
     *
     * @param label the most probable class; the first of equals, and the positive one of two from 0.5
     * @param probability of that class
     * @param classes every class
     * @param probabilities of every class, in the same order
     */
    record Classification(String label, double probability, List<String> classes, List<Double> probabilities)
            implements Prediction {

        /** Copies the lists. */
        public Classification {
            classes = List.copyOf(classes);
            probabilities = List.copyOf(probabilities);
        }

        /** Returns the probability of a class by its name. */
        public double probabilityOf(String name) {
            int index = classes.indexOf(name);
            if (index < 0) {
                throw new IllegalArgumentException(
                        "'%s' is not a class of this model. Classes: %s.".formatted(name, classes));
            }
            return probabilities.get(index);
        }
    }

    /**
     * A number.
     *
     * @param value in the label's unit
     */
    record Estimate(double value) implements Prediction {}

    /** Reads a row of scores by its problem. */
    static Prediction of(ProblemType problem, double[] scores) {
        if (problem instanceof BinaryClassification binary) {
            return classification(List.of(binary.negative(), binary.positive()), 1 - scores[0], scores[0]);
        }
        return problem instanceof MulticlassClassification several
                ? classification(several.classes(), scores)
                : new Estimate(scores[0]);
    }

    private static Classification classification(List<String> classes, double... probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            boolean better =
                    probabilities.length == 2 ? probabilities[i] >= 0.5 : probabilities[i] > probabilities[best];
            best = better ? i : best;
        }
        List<Double> boxed = Arrays.stream(probabilities).boxed().toList();
        return new Classification(classes.get(best), probabilities[best], classes, boxed);
    }
}
