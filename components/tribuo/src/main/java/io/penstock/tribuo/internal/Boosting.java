package io.penstock.tribuo.internal;

import io.penstock.errors.DefinitionException;
import io.penstock.model.TrainingContext;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.TreeEnsembleBuilder;
import io.penstock.trees.TreeNode;
import io.penstock.trees.boosting.BoostingRounds;
import io.penstock.trees.boosting.GrowingTrees;
import io.penstock.trees.boosting.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Adds trees one after the other, each grown along the derivatives of the loss that the ones before it leave. */
public final class Boosting {

    private final TreeGrower grower;
    private final Loss loss;
    private final BoostedRows training;
    private final Optional<BoostedRows> watched;
    private final TrainingContext context;
    private double[] base;
    private List<TreeNode> trees = new ArrayList<>();

    /**
     * Prepares to boost.
     *
     * @param training the rows that the trees grow from
     * @param watched rows to watch
     */
    public Boosting(
            TreeGrower grower,
            Loss loss,
            BoostedRows training,
            Optional<BoostedRows> watched,
            TrainingContext context) {
        this.grower = grower;
        this.loss = loss;
        this.training = training;
        this.watched = watched;
        this.context = context;
        this.base = training.base();
    }

    /**
     * Adds as many trees as there are rounds, for each raw score.
     *
     * @param start trees to begin with
     */
    public TreeEnsemble run(Schedule schedule, Optional<Path> start) throws IOException, InterruptedException {
        if (start.isPresent()) {
            take(TreeEnsemble.read(start.get()), start.get());
        }
        int before = trees.size();
        int rounds =
                new BoostingRounds(schedule, false, this::begin, context).run().rounds();
        return ensemble(trees.subList(0, before + rounds * base.length));
    }

    private void take(TreeEnsemble ensemble, Path name) {
        if (ensemble.link() != loss.link() || ensemble.scores() != loss.scores()) {
            throw new DefinitionException(
                    "Boosting cannot start from the trees in '%s', which were not boosted for this problem. Take a model of boosted trees."
                            .formatted(name));
        }
        base = ensemble.base();
        trees = new ArrayList<>();
        for (int i = 0; i < ensemble.trees(); i++) {
            trees.add(ensemble.tree(i));
        }
    }

    private GrowingTrees begin(int round, byte[] state) throws InterruptedException {
        if (state.length > 0) {
            Path name = Path.of("state after round " + round);
            take(TreeEnsemble.of(state, name), name);
        }
        training.begin(base, trees, context);
        if (watched.isPresent()) {
            watched.get().begin(base, trees, context);
        }
        training.derive();
        return new Growing();
    }

    /** Grows along the derivatives that the trees so far leave. */
    private final class Growing implements GrowingTrees {

        private double loss = Double.NaN;
        private OptionalDouble watchedLoss = OptionalDouble.empty();

        @Override
        public void grow(int round) throws InterruptedException {
            for (int score = 0; score < base.length; score++) {
                TreeNode tree = grower.grow(Boosting.this.loss, training, score, context);
                trees.add(tree);
                int output = score;
                watched.ifPresent(rows -> rows.add(output, tree));
            }
            watchedLoss = watched.stream().mapToDouble(BoostedRows::derive).findFirst();
            loss = training.derive();
        }

        @Override
        public double loss() {
            return loss;
        }

        @Override
        public OptionalDouble watchedLoss() {
            return watchedLoss;
        }

        @Override
        public byte[] state() {
            return ensemble(trees).bytes();
        }

        @Override
        public void close() {}
    }

    private TreeEnsemble ensemble(List<TreeNode> some) {
        TreeEnsembleBuilder builder = new TreeEnsembleBuilder(grower.features(), base, loss.link());
        for (int i = 0; i < some.size(); i++) {
            builder.add(i % base.length, some.get(i));
        }
        return builder.build();
    }
}
