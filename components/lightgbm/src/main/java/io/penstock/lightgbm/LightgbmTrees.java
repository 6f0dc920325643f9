package io.penstock.lightgbm;

import io.penstock.trees.boosting.GrowingTrees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Boosters of LightGBM that grow in step, one for each label. */
final class LightgbmTrees implements GrowingTrees {

    private static final int TRAINED = 0;
    private static final int WATCHED = 1;

    private final List<LightgbmBooster> boosters;
    private final List<List<Integer>> ends;
    private final Objective objective;
    private final boolean watching;
    private final Path directory;

    /**
     * Goes on with boosters.
     *
     * @param ends of each so far, see {@link Growth}
     * @param directory for files of a moment
     */
    LightgbmTrees(
            List<LightgbmBooster> boosters,
            List<List<Integer>> ends,
            Objective objective,
            boolean watching,
            Path directory) {
        this.boosters = List.copyOf(boosters);
        this.ends = ends.stream().<List<Integer>>map(ArrayList::new).toList();
        this.objective = objective;
        this.watching = watching;
        this.directory = directory;
    }

    @Override
    public void grow(int round) {
        for (int model = 0; model < boosters.size(); model++) {
            boosters.get(model).grow();
            ends.get(model).add(boosters.get(model).rounds());
        }
    }

    @Override
    public double loss() {
        return mean(TRAINED);
    }

    @Override
    public OptionalDouble watchedLoss() {
        return watching ? OptionalDouble.of(mean(WATCHED)) : OptionalDouble.empty();
    }

    private double mean(int data) {
        double sum = 0;
        for (LightgbmBooster booster : boosters) {
            sum += objective.loss(booster.metric(data));
        }
        return sum / boosters.size();
    }

    @Override
    public byte[] state() throws IOException {
        List<Growth> models = new ArrayList<>();
        for (int model = 0; model < boosters.size(); model++) {
            models.add(new Growth(boosters.get(model).text(directory), ends.get(model)));
        }
        return Growth.bytes(models);
    }

    @Override
    public void close() {
        boosters.forEach(LightgbmBooster::close);
    }
}
