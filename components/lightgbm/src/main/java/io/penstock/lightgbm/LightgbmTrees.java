package io.penstock.lightgbm;

import io.penstock.trees.boosting.GrowingTrees;
import java.util.List;
import java.util.OptionalDouble;

/** Boosters of LightGBM that grow in step, one for each label. */
final class LightgbmTrees implements GrowingTrees {

    private static final int TRAINED = 0;
    private static final int WATCHED = 1;

    private final List<LightgbmBooster> boosters;
    private final Objective objective;
    private final boolean watching;

    LightgbmTrees(List<LightgbmBooster> boosters, Objective objective, boolean watching) {
        this.boosters = List.copyOf(boosters);
        this.objective = objective;
        this.watching = watching;
    }

    @Override
    public void grow(int round) {
        boosters.forEach(LightgbmBooster::grow);
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
    public byte[] state() {
        return new ModelTexts(boosters.stream().map(LightgbmBooster::text).toList()).bytes();
    }

    @Override
    public void close() {
        boosters.forEach(LightgbmBooster::close);
    }
}
