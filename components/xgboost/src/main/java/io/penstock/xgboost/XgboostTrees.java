package io.penstock.xgboost;

import static io.penstock.xgboost.NativeXgboost.call;
import static io.penstock.xgboost.NativeXgboost.run;

import io.penstock.trees.boosting.GrowingTrees;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

/** A booster of XGBoost. */
final class XgboostTrees implements GrowingTrees {

    /** XGBoost's binary file, which keeps every float. */
    static final String FORMAT = "ubj";

    private final Booster booster;
    private final Objective objective;
    private final DMatrix trained;
    private final Optional<DMatrix> watched;
    private int round;

    private XgboostTrees(Booster booster, Objective objective, DMatrix trained, Optional<DMatrix> watched) {
        this.booster = booster;
        this.objective = objective;
        this.trained = trained;
        this.watched = watched;
        this.round = call(booster::getNumBoostedRound);
    }

    /** Starts from a state, or anew if it is empty. */
    static XgboostTrees begin(
            byte[] state,
            Map<String, Object> parameters,
            Objective objective,
            DMatrix trained,
            Optional<DMatrix> watched) {
        Booster booster = call(() -> state.length == 0
                ? XGBoost.train(trained, parameters, 0, Map.of(), null, null)
                : XGBoost.loadModel(state));
        run(() -> booster.setParams(parameters));
        return new XgboostTrees(booster, objective, trained, watched);
    }

    @Override
    public void grow(int next) {
        run(() -> booster.update(trained, round));
        round++;
    }

    /** XGBoost writes {@code [3]\ttrained-logloss:0.25\twatched-logloss:0.5}. */
    @Override
    public Losses losses() {
        DMatrix[] both = watched.map(other -> new DMatrix[] {trained, other}).orElse(new DMatrix[] {trained});
        String[] names = watched.isPresent() ? new String[] {"trained", "watched"} : new String[] {"trained"};
        String[] parts = call(() -> booster.evalSet(both, names, round)).split("\t", -1);
        OptionalDouble other = parts.length > 2 ? OptionalDouble.of(loss(parts[2])) : OptionalDouble.empty();
        return new Losses(loss(parts[1]), other);
    }

    /** XGBoost writes {@code inf} and {@code nan} as C does; either says that training went astray. */
    private double loss(String part) {
        String number = part.substring(part.lastIndexOf(':') + 1);
        return objective.loss(number.matches("-?[0-9].*") ? Double.parseDouble(number) : Double.NaN);
    }

    @Override
    public byte[] state() {
        return call(() -> booster.toByteArray(FORMAT));
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
