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

    @Override
    public double loss() {
        return loss(trained);
    }

    @Override
    public OptionalDouble watchedLoss() {
        return watched.isPresent() ? OptionalDouble.of(loss(watched.get())) : OptionalDouble.empty();
    }

    /** XGBoost writes {@code [3]\trows-logloss:0.25}. */
    private double loss(DMatrix matrix) {
        return loss(call(() -> booster.evalSet(new DMatrix[] {matrix}, new String[] {"rows"}, round)));
    }

    /** XGBoost writes {@code inf} and {@code nan} as C does; either says that training went astray. */
    private double loss(String line) {
        String number = line.substring(line.lastIndexOf(':') + 1);
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
