package io.penstock.trees.boosting;

import io.penstock.json.CanonicalJson;
import io.penstock.model.Checkpoints.Checkpoint;
import io.penstock.model.TrainingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Boosts round by round: logs {@code validation loss} after each and {@code loss} after some, stops early, saves checkpoints and
 * goes on from them.
 *
 * <p>If chance plays a part, the trees are begun anew from their state after each checkpoint, in a training that is never broken
 * off too: so one that goes on draws what the other drew, and both end with equal trees.
 */
public final class BoostingRounds {

    private static final String STATE = "state.bin";
    private static final String WATCHED = "watched.json";

    private final Schedule schedule;
    private final boolean random;
    private final GrowingTrees.Source source;
    private final TrainingContext context;
    private final List<Double> watched = new ArrayList<>();

    /**
     * Prepares to boost.
     *
     * @param random whether trees depend on chance
     * @param source begins and goes on
     */
    public BoostingRounds(Schedule schedule, boolean random, GrowingTrees.Source source, TrainingContext context) {
        this.schedule = schedule;
        this.random = random;
        this.source = source;
        this.context = context;
    }

    /**
     * What boosting gave.
     *
     * @param state the trees of all rounds, as the library writes them
     * @param rounds how many rounds, from the first, are the model
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, not compared
    public record Grown(byte[] state, int rounds) {}

    private record Watched(List<Double> losses) {}

    /** Boosts to the end. */
    public Grown run() throws IOException, InterruptedException {
        Optional<Checkpoint> latest = context.checkpoints().latest();
        int round = latest.map(checkpoint -> (int) checkpoint.step()).orElse(0);
        byte[] state = latest.isPresent() ? resumed(latest.get().directory()) : new byte[0];
        GrowingTrees trees = source.begin(round, state);
        try {
            while (round < schedule.rounds() && !hasStopped()) {
                context.checkCancelled();
                trees.grow(++round);
                log(round, trees);
                if (schedule.saves(round)) {
                    trees = checkpoint(round, trees);
                }
            }
            return new Grown(trees.state(), best(round));
        } finally {
            trees.close();
        }
    }

    private void log(int round, GrowingTrees trees) {
        if (schedule.tellsLoss(round)) {
            context.log().metric("loss", round, trees.loss());
        }
        trees.watchedLoss().ifPresent(loss -> {
            context.log().metric("validation loss", round, loss);
            watched.add(loss);
        });
        context.progress().report(round, schedule.rounds(), "rounds");
    }

    private GrowingTrees checkpoint(int round, GrowingTrees trees) throws IOException, InterruptedException {
        byte[] state = trees.state();
        context.checkpoints().save(round, directory -> {
            Files.write(directory.resolve(STATE), state);
            Files.writeString(directory.resolve(WATCHED), CanonicalJson.write(new Watched(watched)));
        });
        if (!random) {
            return trees;
        }
        GrowingTrees next = source.begin(round, state);
        trees.close();
        return next;
    }

    private byte[] resumed(Path directory) throws IOException {
        Path losses = directory.resolve(WATCHED);
        watched.addAll(CanonicalJson.read(Files.readString(losses), Watched.class, "'%s'".formatted(losses))
                .losses());
        return Files.readAllBytes(directory.resolve(STATE));
    }

    private boolean hasStopped() {
        double[] losses = losses();
        return losses.length > 0
                && schedule.earlyStopping()
                        .map(stopping -> stopping.judge(losses).stop())
                        .orElse(false);
    }

    private int best(int round) {
        double[] losses = losses();
        return schedule.earlyStopping()
                .map(stopping -> stopping.judge(losses).best() + 1)
                .orElse(round);
    }

    private double[] losses() {
        return watched.stream().mapToDouble(loss -> loss).toArray();
    }
}
