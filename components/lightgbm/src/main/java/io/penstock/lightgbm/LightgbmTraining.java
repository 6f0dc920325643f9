package io.penstock.lightgbm;

import io.penstock.errors.DefinitionException;
import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.model.rows.TrainingRows;
import io.penstock.trees.Link;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.boosting.BoostingRounds;
import io.penstock.trees.boosting.FlatFeatures;
import io.penstock.trees.boosting.GrowingTrees;
import io.penstock.trees.boosting.KeptRows;
import io.penstock.trees.boosting.WarmStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One training: what it holds of LightGBM, and what it writes. */
final class LightgbmTraining implements AutoCloseable {

    private final LightgbmEstimator estimator;
    private final TrainingSet set;
    private final TrainingContext context;
    private final ProblemType problem;
    private final List<Feature> features;
    private final Objective objective;
    private final Parameters parameters;
    private final List<String> earlier;
    private final NativeScope scope = new NativeScope();

    LightgbmTraining(LightgbmEstimator estimator, TrainingSet set, TrainingContext context) throws IOException {
        NativeLightgbm.load();
        this.estimator = estimator;
        this.set = set;
        this.context = context;
        this.problem = set.signature().problem();
        this.features = FlatFeatures.of(set.signature());
        this.objective = Objective.of(problem, estimator.loss())
                .orElseThrow(() ->
                        new DefinitionException("LightGBM has no loss '%s' for '%s'. Take another, or the usual one."
                                .formatted(estimator.loss(), problem)));
        this.parameters = new Parameters(estimator, objective, features, context);
        this.earlier = earlier(set.signature());
    }

    private List<String> earlier(Signature signature) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int model = 0; context.warmStart().isPresent() && model < objective.models(); model++) {
            String file = LightgbmEstimator.file(model, objective.models());
            texts.add(new String(
                    WarmStart.read(context, LightgbmEstimator.FRAMEWORK, signature, file), StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** The rows of each model, those to watch with the bins of the others. */
    private record Sets(List<LightgbmSet> trained, List<LightgbmSet> watched) {}

    void run() throws IOException, InterruptedException {
        Optional<TrainingRows> others = set.watched();
        List<LightgbmSet> trained = sets(set.rows(), null);
        Sets sets = new Sets(
                trained,
                others.isEmpty() ? List.of() : sets(others.get(), trained.get(0).handle()));
        BoostingRounds rounds = new BoostingRounds(
                estimator.schedule(),
                estimator.sampling().isRandom(),
                (round, state) -> begin(sets, round, state),
                context);
        BoostingRounds.Grown grown = rounds.run();
        List<String> texts = new ArrayList<>();
        for (Growth model : Growth.read(grown.state())) {
            texts.add(kept(model, grown.rounds()));
        }
        write(texts);
    }

    private List<LightgbmSet> sets(TrainingRows rows, @Nullable NativeHandle reference) throws InterruptedException {
        KeptRows kept = KeptRows.of(rows, problem);
        List<NativeHandle> handles = new LightgbmRows(kept, features.size(), parameters.text(0), context, scope)
                .datasets(objective.models(), reference);
        List<LightgbmSet> sets = new ArrayList<>();
        for (NativeHandle handle : handles) {
            sets.add(LightgbmSet.of(handle, kept, sets.size()));
        }
        return sets;
    }

    /** Keeps the trees of some rounds and those that the training began with, and no line that tells the threads. */
    private String kept(Growth model, int rounds) throws IOException {
        String text = rounds < model.ends().size() ? cut(model, rounds) : model.text();
        return text.replaceFirst("\\[num_threads: \\d+]\n", "");
    }

    private String cut(Growth model, int rounds) throws IOException {
        try (LightgbmBooster booster = LightgbmBooster.read(model.text())) {
            return booster.text(context.directory(), model.ends().get(rounds - 1));
        }
    }

    private GrowingTrees begin(Sets sets, int round, byte[] state) throws IOException, InterruptedException {
        List<Growth> grown = Growth.read(state);
        List<LightgbmBooster> boosters = new ArrayList<>();
        List<List<Integer>> ends = new ArrayList<>();
        for (int model = 0; model < objective.models(); model++) {
            ends.add(grown.isEmpty() ? List.of() : grown.get(model).ends());
            String text = grown.isEmpty() ? "" : grown.get(model).text();
            boosters.add(booster(sets, model, round, text.isEmpty() && !earlier.isEmpty() ? earlier.get(model) : text));
        }
        return new LightgbmTrees(boosters, ends, objective, !sets.watched().isEmpty(), context.directory());
    }

    private LightgbmBooster booster(Sets sets, int model, int round, String text) throws InterruptedException {
        LightgbmSet trained = sets.trained().get(model);
        if (text.isEmpty()) {
            return booster(trained, sets.watched(), model, round);
        }
        TreeEnsemble trees = LightgbmModel.of(List.of(text)).trees(features.size(), Link.IDENTITY);
        trained.beginWith(raw(trees, trained.rows()));
        if (!sets.watched().isEmpty()) {
            LightgbmSet watched = sets.watched().get(model);
            watched.beginWith(raw(trees, watched.rows()));
        }
        LightgbmBooster booster = booster(trained, sets.watched(), model, round);
        booster.goOnFrom(text);
        return booster;
    }

    private LightgbmBooster booster(LightgbmSet trained, List<LightgbmSet> watched, int model, int round) {
        LightgbmBooster booster = scope.add(LightgbmBooster.on(trained, parameters.text(round)));
        if (!watched.isEmpty()) {
            booster.watch(watched.get(model));
        }
        return booster;
    }

    /** Returns the raw scores of rows, class after class. */
    private double[] raw(TreeEnsemble trees, KeptRows rows) throws InterruptedException {
        int scores = trees.scores();
        double[] all = new double[rows.size() * scores];
        double[] one = new double[scores];
        double[] vector = new double[features.size()];
        try (Scorer scorer = trees.scorer()) {
            rows.all().forEach(context, (block, first) -> {
                double[] vectors = new double[block.rows() * vector.length];
                block.copy(vectors);
                for (int row = 0; row < block.rows(); row++) {
                    System.arraycopy(vectors, row * vector.length, vector, 0, vector.length);
                    scorer.score(vector, one);
                    put(one, all, rows.place(first + row), rows.size());
                }
            });
        }
        return all;
    }

    private static void put(double[] one, double[] all, int place, int size) {
        for (int score = 0; place >= 0 && score < one.length; score++) {
            all[score * size + place] = one[score];
        }
    }

    private void write(List<String> texts) throws IOException {
        Path directory = context.directory();
        LightgbmModel model = LightgbmModel.of(texts);
        model.trees(features.size(), objective.link()).write(directory.resolve(TreeEnsemble.FILE));
        model.importances(features).write(directory);
        for (int i = 0; i < objective.models(); i++) {
            Files.writeString(directory.resolve(LightgbmEstimator.file(i, objective.models())), texts.get(i));
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
