package io.penstock.tribuo.internal;

import io.penstock.errors.DefinitionException;
import io.penstock.json.CanonicalJson;
import io.penstock.model.Checkpoints.Checkpoint;
import io.penstock.model.EarlyStopping;
import io.penstock.model.TrainingContext;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.TreeEnsembleBuilder;
import io.penstock.trees.TreeNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds trees one after the other, each grown along the derivatives of the loss that the ones before it leave. */
public final class Boosting {

    private static final String LOSSES = "validation.json";
    private static final int CHECKPOINTS = 10;

    private final TreeGrower grower;
    private final Loss loss;
    private final BoostedRows training;
    private final Optional<BoostedRows> watched;
    private final TrainingContext context;
    private final List<Double> losses = new ArrayList<>();
    private double[] base;
    private List<TreeNode> trees = new ArrayList<>();

    /** The losses of the watched rows so far. */
    private record Losses(List<Double> values) {}

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
    public TreeEnsemble run(int rounds, Optional<EarlyStopping> stopping, Optional<Path> start)
            throws IOException, InterruptedException {
        requireWatched(stopping);
        if (start.isPresent()) {
            take(start.get());
        }
        int before = trees.size();
        Optional<Checkpoint> latest = context.checkpoints().latest();
        if (latest.isPresent()) {
            resume(latest.get().directory());
        }
        begin();
        for (int round = (trees.size() - before) / base.length + 1; round <= rounds && !isEnough(stopping); round++) {
            boost(round, rounds);
        }
        int kept = stopping.isPresent() && !losses.isEmpty()
                ? before + (best(stopping.get()) + 1) * base.length
                : trees.size();
        return ensemble(trees.subList(0, kept));
    }

    private void requireWatched(Optional<EarlyStopping> stopping) {
        if (stopping.isPresent() && watched.isEmpty()) {
            throw new DefinitionException(
                    "Training is to stop early, but there are no rows to watch. Name a validation split, or take out early stopping.");
        }
    }

    private void take(Path file) throws IOException {
        TreeEnsemble ensemble = TreeEnsemble.read(file);
        if (ensemble.link() != loss.link() || ensemble.scores() != loss.scores()) {
            throw new DefinitionException(
                    "Boosting cannot start from the trees in '%s', which were not boosted for this problem. Take a model of boosted trees."
                            .formatted(file));
        }
        base = ensemble.base();
        trees = new ArrayList<>();
        for (int i = 0; i < ensemble.trees(); i++) {
            trees.add(ensemble.tree(i));
        }
    }

    private void resume(Path directory) throws IOException {
        take(directory.resolve(TreeEnsemble.FILE));
        Path file = directory.resolve(LOSSES);
        losses.addAll(CanonicalJson.read(Files.readString(file), Losses.class, "'%s'".formatted(file))
                .values());
    }

    private void begin() throws InterruptedException {
        training.begin(base, trees, context);
        if (watched.isPresent()) {
            watched.get().begin(base, trees, context);
        }
        training.derive();
    }

    private void boost(int round, int rounds) throws IOException, InterruptedException {
        context.checkCancelled();
        for (int score = 0; score < base.length; score++) {
            TreeNode tree = grower.grow(loss, training, score, context);
            trees.add(tree);
            int output = score;
            watched.ifPresent(rows -> rows.add(output, tree));
        }
        context.log().metric("loss", round, training.derive());
        watched.ifPresent(rows -> watch(round, rows.derive()));
        context.progress().report(round, rounds, "rounds");
        if (round % Math.max(1, rounds / CHECKPOINTS) == 0) {
            context.checkpoints().save(round, this::save);
        }
    }

    private void watch(int round, double value) {
        context.log().metric("validation loss", round, value);
        losses.add(value);
    }

    private void save(Path directory) throws IOException {
        ensemble(trees).write(directory.resolve(TreeEnsemble.FILE));
        Files.writeString(directory.resolve(LOSSES), CanonicalJson.write(new Losses(losses)));
    }

    private boolean isEnough(Optional<EarlyStopping> stopping) {
        return !losses.isEmpty()
                && stopping.map(judge -> judge.judge(array()).stop()).orElse(false);
    }

    private int best(EarlyStopping stopping) {
        return stopping.judge(array()).best();
    }

    private double[] array() {
        return losses.stream().mapToDouble(value -> value).toArray();
    }

    private TreeEnsemble ensemble(List<TreeNode> some) {
        TreeEnsembleBuilder builder = new TreeEnsembleBuilder(grower.features(), base, loss.link());
        for (int i = 0; i < some.size(); i++) {
            builder.add(i % base.length, some.get(i));
        }
        return builder.build();
    }
}
