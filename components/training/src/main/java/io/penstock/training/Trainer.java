package io.penstock.training;

import io.penstock.Component;
import io.penstock.Definition;
import io.penstock.Execution;
import io.penstock.Library;
import io.penstock.Port;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DefinitionException;
import io.penstock.model.ClassWeights;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.ProblemSource;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingSet;
import io.penstock.transform.FittedTransform;
import io.penstock.transform.FittedTransformCodec;
import io.penstock.transform.Transform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Trains a model with any estimator, and puts the fitted transform inside it, so that it answers raw rows.
 *
 * <p>The seed comes from the cache key: equal features and an equal estimator give a model of equal digest. What the estimator
 * saves as {@link io.penstock.model.Checkpoints} survives a killed process: the next run goes on from there. A training whose loss
 * is no longer a number is stopped.
 *
 * @param features transformed examples and the transform that made them
 * @param estimator the framework's hyperparameters
 * @param train the split to fit
 * @param validation the split that the estimator may watch while it fits, never to fit
 * @param classWeights how much more rows of some classes weigh
 * @param warmStart a model to start from; withheld, training starts anew
 */
public record Trainer(
        Transform.Outputs features,
        Estimator estimator,
        String train,
        Optional<String> validation,
        ClassWeights classWeights,
        Optional<Port<Model>> warmStart)
        implements Component<Trainer.Outputs>, ProblemSource {

    /**
     * What it writes.
     *
     * @param model the model, with its transform
     * @param log losses and metrics while it was trained
     */
    public record Outputs(Port<Model> model, Port<TrainingLog> log) implements io.penstock.Outputs {}

    /** Trains on the split {@code train} and watches none. */
    public Trainer(Transform.Outputs features, Estimator estimator) {
        this(features, estimator, "train", Optional.empty(), ClassWeights.even(), Optional.empty());
    }

    /** Returns this trainer with a split to watch while it fits. */
    public Trainer watching(String split) {
        return new Trainer(features, estimator, train, Optional.of(split), classWeights, warmStart);
    }

    /** Returns this trainer for another split to fit. */
    public Trainer on(String split) {
        return new Trainer(features, estimator, split, validation, classWeights, warmStart);
    }

    /** Returns this trainer with weights of classes. */
    public Trainer weighing(ClassWeights weights) {
        return new Trainer(features, estimator, train, validation, weights, warmStart);
    }

    /** Returns this trainer with a model to start from. */
    public Trainer startingFrom(Port<Model> model) {
        return new Trainer(features, estimator, train, validation, classWeights, Optional.of(model));
    }

    @Override
    public Optional<ProblemType> problem(Definition definition) {
        return ProblemSource.of(features.fitted(), definition);
    }

    @Override
    public void check(Definition definition) {
        checkWatches();
        problem(definition)
                .ifPresent(problem -> checkProblem(problem, features.fitted().node()));
        problem(definition).ifPresent(classWeights::check);
    }

    @Override
    public void run(Outputs out, Execution execution) throws IOException, InterruptedException {
        FittedTransform fitted = execution.read(features.fitted());
        checkProblem(fitted.signature().problem(), features.fitted().node());
        TrainingSet set = new TrainingSet(
                execution.read(features.examples()), fitted.signature(), train, validation, classWeights);
        estimator.requireWatched(set);
        LogRecorder log = new LogRecorder(execution.log());
        Stopwatch watch = Stopwatch.start();
        Path directory = execution.directory(out.model());
        estimator.fit(set, context(execution, directory, log));
        complete(directory, fitted);
        execution.write(out.log(), log.of(estimator, watch.usage()));
    }

    private ExecutionContext context(Execution execution, Path directory, LogRecorder log) throws IOException {
        return new ExecutionContext(
                execution,
                directory,
                execution.random().nextLong(),
                log,
                execution.read(warmStart),
                new UnfinishedCheckpoints(execution.unfinished(), log));
    }

    @Override
    public List<Library> libraries() {
        return estimator.libraries();
    }

    private void checkWatches() {
        if (estimator.earlyStopping().isPresent() && validation.isEmpty()) {
            throw new DefinitionException(
                    "Estimator '%s' is to stop early, but watches no split. Name one by watching(\"eval\"), or take out early stopping."
                            .formatted(estimator));
        }
    }

    private void checkProblem(ProblemType problem, String node) {
        if (!estimator.supports(problem)) {
            throw new DefinitionException(
                    "Estimator '%s' cannot learn a %s, which is what the label of '%s' asks for. Choose another estimator or another label."
                            .formatted(estimator, problem, node));
        }
    }

    private void complete(Path directory, FittedTransform fitted) throws IOException {
        if (!Files.isRegularFile(directory.resolve(Model.DESCRIPTION))) {
            throw new ComponentException(
                    "Estimator '%s' left no %s. Its fit method has to end with describe(set, context)."
                            .formatted(estimator, Model.DESCRIPTION));
        }
        Path transform = Files.createDirectories(directory.resolve(Model.TRANSFORM));
        new FittedTransformCodec().write(fitted, transform);
    }
}
