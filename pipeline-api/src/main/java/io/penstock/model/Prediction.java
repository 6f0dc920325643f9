package io.penstock.model;

import io.penstock.model.ProblemType.AnomalyDetection;
import io.penstock.model.ProblemType.BinaryClassification;
import io.penstock.model.ProblemType.Clustering;
import io.penstock.model.ProblemType.Forecasting;
import io.penstock.model.ProblemType.MultilabelClassification;
import io.penstock.model.ProblemType.Ranking;
import io.penstock.model.ProblemType.TextGeneration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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

    /**
     * The tags of a row.
     *
     * @param chosen those with a probability of at least 0.5
     * @param tags every tag
     * @param probabilities of every tag, in the same order
     */
    record Tags(List<String> chosen, List<String> tags, List<Double> probabilities) implements Prediction {

        /** Copies the lists. */
        public Tags {
            chosen = List.copyOf(chosen);
            tags = List.copyOf(tags);
            probabilities = List.copyOf(probabilities);
        }
    }

    /**
     * How far in front a row is among those of its query.
     *
     * @param score higher comes first
     */
    record Relevance(double score) implements Prediction {}

    /**
     * The group that a row belongs to.
     *
     * @param index of the cluster, -1 for none
     * @param distance from its centre
     */
    record Cluster(int index, double distance) implements Prediction {}

    /**
     * How strange a row is.
     *
     * @param score above 0 for an anomaly
     */
    record Strangeness(double score) implements Prediction {

        /** Returns whether the row is an anomaly. */
        public boolean anomalous() {
            return score > 0;
        }
    }

    /**
     * What comes next in a series.
     *
     * @param values in their order
     */
    record Forecast(List<Double> values) implements Prediction {

        /** Copies the values. */
        public Forecast {
            values = List.copyOf(values);
        }
    }

    /**
     * How well a text is expected.
     *
     * @param loss mean negative logarithm (base e) of the probability of its tokens
     */
    record Surprise(double loss) implements Prediction {

        /** Returns the perplexity, the number of equally likely tokens that would surprise as much. */
        public double perplexity() {
            return Math.exp(loss);
        }
    }

    /** Reads a row of scores by its problem. */
    static Prediction of(ProblemType problem, double[] scores) {
        if (problem instanceof BinaryClassification binary) {
            return classification(binary.classes(), 1 - scores[0], scores[0]);
        }
        if (problem instanceof ProblemType.Classification several) {
            return classification(several.classes(), scores);
        }
        if (problem instanceof MultilabelClassification several) {
            return tags(several.tags(), scores);
        }
        return problem instanceof Forecasting ? new Forecast(boxed(scores)) : figure(problem, scores);
    }

    private static Prediction figure(ProblemType problem, double[] scores) {
        if (problem instanceof Clustering) {
            return new Cluster((int) scores[0], scores[1]);
        }
        if (problem instanceof AnomalyDetection) {
            return new Strangeness(scores[0]);
        }
        if (problem instanceof TextGeneration) {
            return new Surprise(scores[0]);
        }
        return problem instanceof Ranking ? new Relevance(scores[0]) : new Estimate(scores[0]);
    }

    private static Tags tags(List<String> tags, double[] scores) {
        List<String> chosen = IntStream.range(0, scores.length)
                .filter(i -> scores[i] >= 0.5)
                .mapToObj(tags::get)
                .toList();
        return new Tags(chosen, tags, boxed(scores));
    }

    private static List<Double> boxed(double[] scores) {
        return Arrays.stream(scores).boxed().toList();
    }

    private static Classification classification(List<String> classes, double... probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            boolean better =
                    probabilities.length == 2 ? probabilities[i] >= 0.5 : probabilities[i] > probabilities[best];
            best = better ? i : best;
        }
        return new Classification(classes.get(best), probabilities[best], classes, boxed(probabilities));
    }
}
