package io.penstock.tribuo.internal.sgd;

import io.penstock.model.ProblemType;
import io.penstock.tribuo.internal.rows.Answers;
import java.util.List;
import java.util.Set;
import org.tribuo.Dataset;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.LabelObjective;
import org.tribuo.common.sgd.AbstractLinearSGDModel;
import org.tribuo.common.sgd.SGDObjective;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.multilabel.MultiLabel;
import org.tribuo.multilabel.sgd.objectives.BinaryCrossEntropy;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.RegressionObjective;

/**
 * What linear models are trained for, with Tribuo's trainer of it.
 *
 * @param <T> Tribuo's outputs
 * @param <U> how a loss takes them
 */
public sealed interface Kind<T extends Output<T>, U> {

    /** Tribuo's way to say that there is no log. */
    int NEVER = -1;

    /** Returns one class of several, by a loss of yours. */
    static Kind<Label, Integer> classes(ProblemType problem, LabelObjective loss) {
        return new Classes(((ProblemType.Classification) problem).classes(), problem, loss);
    }

    /** Returns any number of tags, each by its logarithmic loss. */
    static Kind<MultiLabel, SGDVector> tags(ProblemType problem) {
        return new Tags(((ProblemType.MultilabelClassification) problem).tags(), problem, new BinaryCrossEntropy());
    }

    /** Returns a number, by a loss of yours. */
    static Kind<Regressor, DenseVector> numbers(RegressionObjective loss) {
        return new Numbers(loss);
    }

    /** Returns the outputs in the order of the scores. */
    List<T> outputs();

    /** Returns what rows with some labels are to be answered with. */
    Answers<T> answers(double[] labels);

    /** Returns the loss that is made small. */
    SGDObjective<U> loss();

    /** Returns what Tribuo's loss is multiplied with to be one: -1 if it is made great. */
    double sign();

    /** Returns whether training knows an output. */
    boolean knows(ImmutableOutputInfo<T> outputs, T output);

    /** Returns an output as a loss takes it. */
    U target(ImmutableOutputInfo<T> outputs, T output);

    /** Trains. */
    AbstractLinearSGDModel<T> train(Watch<U> watch, StochasticGradientOptimiser steps, Pass pass, Dataset<T> rows);

    /**
     * How to go over the rows.
     *
     * @param epochs how often
     * @param minibatch rows in each step
     * @param seed of their order
     */
    record Pass(int epochs, int minibatch, long seed) {}

    /** One class of several. */
    record Classes(List<String> names, ProblemType problem, LabelObjective loss) implements Kind<Label, Integer> {

        @Override
        public List<Label> outputs() {
            return names.stream().map(Label::new).toList();
        }

        @Override
        public Answers<Label> answers(double[] labels) {
            return Answers.classes(problem, labels);
        }

        @Override
        public double sign() {
            return -1;
        }

        @Override
        public boolean knows(ImmutableOutputInfo<Label> outputs, Label output) {
            return outputs.getID(output) >= 0;
        }

        @Override
        public Integer target(ImmutableOutputInfo<Label> outputs, Label output) {
            return outputs.getID(output);
        }

        @Override
        public AbstractLinearSGDModel<Label> train(
                Watch<Integer> watch, StochasticGradientOptimiser steps, Pass pass, Dataset<Label> rows) {
            return new org.tribuo.classification.sgd.linear.LinearSGDTrainer(
                            new WatchedClassLoss(loss, watch), steps, pass.epochs, NEVER, pass.minibatch, pass.seed)
                    .train(rows);
        }
    }

    /** A number. */
    record Numbers(RegressionObjective loss) implements Kind<Regressor, DenseVector> {

        @Override
        public List<Regressor> outputs() {
            return List.of(new Regressor(Answers.NUMBER, 0));
        }

        @Override
        public Answers<Regressor> answers(double[] labels) {
            return Answers.numbers(labels);
        }

        @Override
        public double sign() {
            return 1;
        }

        @Override
        public boolean knows(ImmutableOutputInfo<Regressor> outputs, Regressor output) {
            return true;
        }

        @Override
        public DenseVector target(ImmutableOutputInfo<Regressor> outputs, Regressor output) {
            return DenseVector.createDenseVector(output.getValues());
        }

        @Override
        public AbstractLinearSGDModel<Regressor> train(
                Watch<DenseVector> watch, StochasticGradientOptimiser steps, Pass pass, Dataset<Regressor> rows) {
            return new org.tribuo.regression.sgd.linear.LinearSGDTrainer(
                            new WatchedNumberLoss(loss, watch), steps, pass.epochs, NEVER, pass.minibatch, pass.seed)
                    .train(rows);
        }
    }

    /** Any number of tags. */
    record Tags(List<String> names, ProblemType problem, BinaryCrossEntropy loss)
            implements Kind<MultiLabel, SGDVector> {

        @Override
        public List<MultiLabel> outputs() {
            return names.stream()
                    .map(name -> new MultiLabel(Set.of(new Label(name))))
                    .toList();
        }

        @Override
        public Answers<MultiLabel> answers(double[] labels) {
            return Answers.tags(problem, labels);
        }

        @Override
        public double sign() {
            return 1;
        }

        @Override
        public boolean knows(ImmutableOutputInfo<MultiLabel> outputs, MultiLabel output) {
            return output.getLabelSet().stream().allMatch(tag -> outputs.getID(new MultiLabel(Set.of(tag))) >= 0);
        }

        @Override
        public SGDVector target(ImmutableOutputInfo<MultiLabel> outputs, MultiLabel output) {
            return output.convertToSparseVector(outputs);
        }

        @Override
        public AbstractLinearSGDModel<MultiLabel> train(
                Watch<SGDVector> watch, StochasticGradientOptimiser steps, Pass pass, Dataset<MultiLabel> rows) {
            return new org.tribuo.multilabel.sgd.linear.LinearSGDTrainer(
                            new WatchedTagLoss(loss, watch), steps, pass.epochs, NEVER, pass.minibatch, pass.seed)
                    .train(rows);
        }
    }
}
