package io.penstock.tribuo.internal.growth;

import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.model.rows.TrainingRows;
import io.penstock.trees.Link;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.TreeEnsembleBuilder;
import io.penstock.trees.TreeNode;
import io.penstock.trees.TreeTest;
import io.penstock.tribuo.internal.Checks;
import io.penstock.tribuo.internal.rows.Answers;
import io.penstock.tribuo.internal.rows.SlotOrder;
import io.penstock.tribuo.internal.rows.Slots;
import io.penstock.tribuo.internal.rows.TribuoRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.tribuo.Dataset;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.common.tree.AbstractCARTTrainer;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.dataset.DatasetView;
import org.tribuo.ensemble.EnsembleCombiner;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;

/** Grows Tribuo's trees, one or many, and takes them over. */
public final class Growth {

    private final TrainingSet set;
    private final TrainingContext context;
    private final Plan plan;
    private final Slots slots;
    private final Checks checks;

    /**
     * How to grow.
     *
     * @param trees how many; each of several gets its own draw of the rows
     * @param depth most splits from a root to a leaf
     * @param minimumWeight least weight of rows on each side of a split
     * @param share of the slots that each split looks at; 0 for the square root of their number
     */
    public record Plan(int trees, int depth, double minimumWeight, double share) {

        /** Laplace's correction of a single tree, as if its leaves had the least weight; trees of a forest correct each other. */
        private double smoothed(double share, int classes) {
            return trees == 1 ? (minimumWeight * share + 1) / (minimumWeight + classes) : share;
        }

        private float share(int slots) {
            return (float) (share == 0 ? Math.sqrt(slots) / slots : share);
        }
    }

    /** Tribuo's way to trees for one kind of answers. */
    private record Way<T extends Output<T>>(
            AbstractCARTTrainer<T> trainer,
            Answers<T> answers,
            EnsembleCombiner<T> combiner,
            Function<LeafNode<T>, double[]> leaf) {}

    /** Prepares to grow. */
    public Growth(TrainingSet set, TrainingContext context, Plan plan) {
        this.set = set;
        this.context = context;
        this.plan = plan;
        this.slots = new Slots(set.signature().features());
        this.checks = new Checks(context, 1_024);
    }

    /** Returns the trees, whose scores are averaged; Tribuo's own are kept among the attachments. */
    public TreeEnsemble run() throws IOException, InterruptedException {
        TrainingRows rows = set.rows();
        ProblemType problem = set.signature().problem();
        double[] labels = rows.labels();
        float share = plan.share(slots.size());
        if (problem instanceof ProblemType.Regression) {
            return grow(new Way<>(
                    new CARTRegressionTrainer(
                            plan.depth,
                            (float) plan.minimumWeight,
                            0,
                            share,
                            false,
                            new CheckedSquares(checks),
                            context.seed()),
                    Answers.numbers(labels),
                    new AveragingCombiner(),
                    leaf -> new double[] {leaf.getOutput().getValues()[0]}));
        }
        List<String> classes = ((ProblemType.Classification) problem).classes();
        return grow(new Way<>(
                new CARTClassificationTrainer(
                        plan.depth,
                        (float) plan.minimumWeight,
                        0,
                        share,
                        false,
                        new CheckedGini(checks),
                        context.seed()),
                Answers.classes(problem, labels),
                new FullyWeightedVotingCombiner(),
                leaf -> probabilities(leaf.getDistribution(), classes)));
    }

    private double[] probabilities(Map<String, Label> distribution, List<String> classes) {
        int first = classes.size() == 2 ? 1 : 0; // of two classes the positive one
        double[] probabilities = new double[classes.size() - first];
        for (int i = 0; i < probabilities.length; i++) {
            Label label = distribution.get(classes.get(first + i));
            probabilities[i] = plan.smoothed(label == null ? 0 : label.getScore(), classes.size());
        }
        return probabilities;
    }

    private <T extends Output<T>> TreeEnsemble grow(Way<T> way) throws IOException, InterruptedException {
        Dataset<T> rows = TribuoRows.read(set.rows(), slots, way.answers, context);
        List<org.tribuo.Model<T>> grown = new ArrayList<>();
        double[] base = new double[set.signature().problem().scores()];
        TreeEnsembleBuilder builder = new TreeEnsembleBuilder(slots.features(), base, Link.AVERAGE);
        SlotOrder order = new SlotOrder(rows.getFeatureIDMap(), slots);
        SplittableRandom random = new SplittableRandom(context.seed());
        for (int tree = 0; tree < plan.trees; tree++) {
            Dataset<T> drawn = plan.trees == 1 ? rows : drawn(rows, random.nextLong());
            TreeModel<T> model = checks.run(() -> way.trainer.train(drawn));
            grown.add(model);
            builder.addToEvery(node(root(model), order, way.leaf));
            context.progress().report(tree + 1L, plan.trees, "trees");
        }
        keep(grown, way.combiner);
        return builder.build();
    }

    /** Trees of numbers have a root for each, of which there is one. */
    @SuppressWarnings("unchecked") // a tree of T has nodes of T
    private static <T extends Output<T>> Node<T> root(TreeModel<T> model) {
        return model instanceof IndependentRegressionTreeModel numbers
                ? (Node<T>) Objects.requireNonNull(numbers.getRoots().get(Answers.NUMBER))
                : model.getRoot();
    }

    private static <T extends Output<T>> Dataset<T> drawn(Dataset<T> rows, long seed) {
        return DatasetView.createBootstrapView(rows, rows.size(), seed, rows.getFeatureIDMap(), rows.getOutputIDInfo());
    }

    private <T extends Output<T>> void keep(List<org.tribuo.Model<T>> grown, EnsembleCombiner<T> combiner)
            throws IOException {
        Path attachments = Files.createDirectories(context.directory().resolve(Model.ATTACHMENTS));
        org.tribuo.Model<T> own = grown.size() == 1
                ? grown.get(0)
                : WeightedEnsembleModel.createEnsembleFromExistingModels("forest", grown, combiner);
        own.serializeToFile(attachments.resolve("tribuo.pb"));
    }

    private <T extends Output<T>> TreeNode node(Node<T> node, SlotOrder order, Function<LeafNode<T>, double[]> leaf) {
        if (node instanceof LeafNode<T> end) {
            return TreeNode.leaf(leaf.apply(end));
        }
        SplitNode<T> split = (SplitNode<T>) node;
        int slot = order.slot(split.getFeatureID());
        int feature = slots.feature(slot);
        TreeNode more = node(split.getGreaterThan(), order, leaf);
        TreeNode less = node(split.getLessThanOrEqual(), order, leaf);
        return slots.isNumeric(feature)
                ? new TreeNode.Split(TreeTest.atMost(feature, split.splitValue(), false), less, more)
                : new TreeNode.Split(TreeTest.is(feature, slot - slots.first(feature)), more, less);
    }
}
