package io.penstock.xgboost;

import io.penstock.errors.DefinitionException;
import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.model.rows.TrainingRows;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.boosting.BoostingRounds;
import io.penstock.trees.boosting.FlatFeatures;
import io.penstock.trees.boosting.GrowingTrees;
import io.penstock.trees.boosting.KeptRows;
import io.penstock.trees.boosting.Trend;
import io.penstock.trees.boosting.WarmStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.DMatrix;

/** One training: the matrices, which are its own, and what it writes. */
final class XgboostTraining implements AutoCloseable {

    private final XgboostEstimator estimator;
    private final TrainingContext context;
    private final ProblemType problem;
    private final List<Feature> features;
    private final Objective objective;
    private final byte[] earlier;
    private final DMatrix trained;
    private final Optional<DMatrix> watched;

    XgboostTraining(XgboostEstimator estimator, TrainingSet set, TrainingContext context)
            throws IOException, InterruptedException {
        this.estimator = estimator;
        this.context = context;
        this.problem = set.signature().problem();
        this.features = FlatFeatures.of(set.signature());
        this.objective = Objective.of(problem, estimator.loss())
                .orElseThrow(() ->
                        new DefinitionException("XGBoost has no loss '%s' for '%s'. Take another, or the usual one."
                                .formatted(estimator.loss(), problem)));
        this.earlier = WarmStart.read(context, XgboostEstimator.FRAMEWORK, set.signature(), XgboostEstimator.FILE);
        Optional<TrainingRows> others = set.watched();
        this.trained = matrix(set.rows());
        this.watched = others.isEmpty() ? Optional.empty() : Optional.of(matrix(others.get()));
    }

    private DMatrix matrix(TrainingRows rows) throws InterruptedException {
        return XgboostRows.matrix(KeptRows.of(rows, problem), features, problem, context);
    }

    void run() throws IOException, InterruptedException {
        BoostingRounds rounds = new BoostingRounds(
                estimator.schedule(), estimator.sampling().isRandom(), (round, state) -> begin(state), context);
        BoostingRounds.Grown grown = rounds.run();
        int before = earlier.length == 0 ? 0 : XgboostModel.rounds(earlier);
        write(XgboostModel.of(grown.state(), before + grown.rounds()));
    }

    private GrowingTrees begin(byte[] state) {
        return XgboostTrees.begin(state.length == 0 ? earlier : state, parameters(), objective, trained, watched);
    }

    private void write(XgboostModel model) throws IOException {
        Path directory = context.directory();
        model.trees(features, objective, problem.scores()).write(directory.resolve(TreeEnsemble.FILE));
        model.importances(features).write(directory);
        Files.write(directory.resolve(XgboostEstimator.FILE), model.file());
    }

    private Map<String, Object> parameters() {
        Map<String, Object> all = new HashMap<>(objective.parameters());
        all.put("objective", objective.name());
        all.put("eval_metric", objective.metric());
        all.put("tree_method", "hist");
        all.put("verbosity", 0);
        all.put("nthread", context.threads());
        all.put("seed", (int) (context.seed() & Integer.MAX_VALUE));
        all.put("seed_per_iteration", true);
        all.put("eta", estimator.schedule().learningRate());
        all.put("subsample", estimator.sampling().rows());
        all.put("colsample_bytree", estimator.sampling().columns());
        if (!estimator.trends().isEmpty()) { // no trend at all is another path through XGBoost's sums
            all.put("monotone_constraints", "(" + Trend.signs(estimator.trends(), features) + ")");
        }
        addLimits(all);
        return all;
    }

    private void addLimits(Map<String, Object> all) {
        TreeLimits limits = estimator.limits();
        all.put("max_depth", limits.depth());
        all.put("min_child_weight", limits.minimumChildWeight());
        all.put("gamma", limits.minimumGain());
        all.put("alpha", limits.l1());
        all.put("lambda", limits.l2());
    }

    @Override
    public void close() {
        trained.dispose();
        watched.ifPresent(DMatrix::dispose);
    }
}
