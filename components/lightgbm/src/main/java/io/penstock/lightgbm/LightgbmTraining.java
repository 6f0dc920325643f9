package io.penstock.lightgbm;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
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

/** One training: the data sets, which are its own, and what it writes. */
final class LightgbmTraining implements AutoCloseable {

    private final LightgbmEstimator estimator;
    private final TrainingContext context;
    private final ProblemType problem;
    private final List<Feature> features;
    private final Objective objective;
    private final Parameters parameters;
    private final ModelTexts earlier;
    private final List<LightgbmSet> trained;
    private final List<LightgbmSet> watched;

    LightgbmTraining(LightgbmEstimator estimator, TrainingSet set, TrainingContext context)
            throws IOException, InterruptedException {
        NativeLightgbm.load();
        this.estimator = estimator;
        this.context = context;
        this.problem = set.signature().problem();
        this.features = FlatFeatures.of(set.signature());
        this.objective = Objective.of(problem)
                .orElseThrow(() -> new DefinitionException("LightGBM has no objective for '%s'.".formatted(problem)));
        this.parameters = new Parameters(estimator, objective, features, context);
        this.earlier = earlier(set.signature());
        Optional<TrainingRows> others = set.watched();
        this.trained = sets(set.rows(), null);
        this.watched =
                others.isEmpty() ? List.of() : sets(others.get(), trained.get(0).handle());
    }

    private ModelTexts earlier(Signature signature) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int model = 0; context.warmStart().isPresent() && model < objective.models(); model++) {
            String file = LightgbmEstimator.file(model, objective.models());
            texts.add(new String(
                    WarmStart.read(context, LightgbmEstimator.FRAMEWORK, signature, file), StandardCharsets.UTF_8));
        }
        return new ModelTexts(texts);
    }

    private List<LightgbmSet> sets(TrainingRows rows, @Nullable SWIGTYPE_p_void reference) throws InterruptedException {
        KeptRows kept = KeptRows.of(rows, problem);
        List<SWIGTYPE_p_void> handles = new LightgbmRows(kept, features.size(), parameters.text(0), context)
                .datasets(objective.models(), reference);
        List<LightgbmSet> sets = new ArrayList<>();
        for (SWIGTYPE_p_void handle : handles) {
            sets.add(LightgbmSet.of(handle, kept, sets.size()));
        }
        return sets;
    }

    void run() throws IOException, InterruptedException {
        BoostingRounds rounds =
                new BoostingRounds(estimator.schedule(), estimator.sampling().isRandom(), this::begin, context);
        BoostingRounds.Grown grown = rounds.run();
        write(ModelTexts.read(grown.state()).map(text -> kept(text, grown.rounds())));
    }

    /** Keeps the trees of some rounds after those that the training began with, and no line that tells the threads. */
    private String kept(String text, int rounds) {
        int before = earlier.texts().isEmpty() ? 0 : rounds(earlier.texts().get(0));
        try (LightgbmBooster booster = LightgbmBooster.read(text)) {
            return booster.text(before + rounds).replaceFirst("\\[num_threads: \\d+]\n", "");
        }
    }

    private static int rounds(String text) {
        try (LightgbmBooster booster = LightgbmBooster.read(text)) {
            return booster.rounds();
        }
    }

    private GrowingTrees begin(int round, byte[] state) throws IOException, InterruptedException {
        ModelTexts begun = state.length == 0 ? earlier : ModelTexts.read(state);
        List<LightgbmBooster> boosters = new ArrayList<>();
        for (int model = 0; model < objective.models(); model++) {
            boosters.add(
                    begun.texts().isEmpty()
                            ? booster(model, round)
                            : booster(model, round, begun.texts().get(model)));
        }
        return new LightgbmTrees(boosters, objective, !watched.isEmpty());
    }

    private LightgbmBooster booster(int model, int round) {
        LightgbmBooster booster = LightgbmBooster.on(trained.get(model), parameters.text(round));
        if (!watched.isEmpty()) {
            booster.watch(watched.get(model));
        }
        return booster;
    }

    private LightgbmBooster booster(int model, int round, String text) throws InterruptedException {
        TreeEnsemble trees = LightgbmModel.of(new ModelTexts(List.of(text))).trees(features.size(), Link.IDENTITY);
        trained.get(model).beginWith(raw(trees, trained.get(model).rows()));
        if (!watched.isEmpty()) {
            watched.get(model).beginWith(raw(trees, watched.get(model).rows()));
        }
        LightgbmBooster booster = booster(model, round);
        booster.goOnFrom(text);
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

    private void write(ModelTexts texts) throws IOException {
        Path directory = context.directory();
        LightgbmModel model = LightgbmModel.of(texts);
        model.trees(features.size(), objective.link()).write(directory.resolve(TreeEnsemble.FILE));
        model.importances(features).write(directory);
        for (int i = 0; i < objective.models(); i++) {
            String file = LightgbmEstimator.file(i, objective.models());
            Files.writeString(directory.resolve(file), texts.texts().get(i));
        }
    }

    @Override
    public void close() {
        trained.forEach(LightgbmSet::close);
        watched.forEach(LightgbmSet::close);
    }
}
