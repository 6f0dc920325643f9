package io.penstock.testing.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.penstock.errors.PenstockException;
import io.penstock.json.CanonicalJson;
import io.penstock.model.ClassWeights;
import io.penstock.model.Estimator;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.ProblemType.BinaryClassification;
import io.penstock.model.Target;
import io.penstock.model.TrainingSet;
import io.penstock.testing.internal.ComponentThreads;
import io.penstock.testing.internal.LeakedThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every estimator has to do, whatever its framework. A test of yours extends it:
 *
 * <pre>{@code
 * class MyEstimatorTest extends EstimatorContract {
 *     protected Estimator estimator() { return new MyEstimator(20); }
 *     protected List<ProblemType> problems() { return List.of(BINARY, NUMBER); }
 * }
 * }</pre>
 *
 * <p>The rows have three numbers and a category, or a text of tokens; who needs others overrides {@link #rows}.
 */
public abstract class EstimatorContract {

    /** Two classes. */
    public static final ProblemType BINARY = new BinaryClassification("no", "yes");

    /** Three classes. */
    public static final ProblemType CLASSES = new ProblemType.MulticlassClassification(List.of("low", "mid", "high"));

    /** Two tags. */
    public static final ProblemType TAGS = new ProblemType.MultilabelClassification(List.of("one", "two"));

    /** The mean of a number. */
    public static final ProblemType NUMBER = new ProblemType.Regression();

    /** A quantile of a number. */
    public static final ProblemType QUANTILE = new ProblemType.Regression(Target.quantile(0.8));

    /** A count. */
    public static final ProblemType COUNT = new ProblemType.Regression(Target.count());

    /** The order within queries. */
    public static final ProblemType ORDER = new ProblemType.Ranking();

    /** Groups. */
    public static final ProblemType GROUPS = new ProblemType.Clustering();

    /** What is strange. */
    public static final ProblemType ANOMALIES = new ProblemType.AnomalyDetection(true);

    /** The next two values of a series. */
    public static final ProblemType SERIES = new ProblemType.Forecasting(2);

    /** Three kinds of text. */
    public static final ProblemType TEXTS = new ProblemType.TextClassification(List.of("x", "y", "z"));

    /** How a text goes on. */
    public static final ProblemType WRITING = new ProblemType.TextGeneration();

    private static final List<ProblemType> ALL =
            List.of(BINARY, CLASSES, TAGS, NUMBER, QUANTILE, COUNT, ORDER, GROUPS, ANOMALIES, SERIES, TEXTS, WRITING);

    private static final int ROWS = 600;

    /** By how much a machine on which others work may be slower than a thread's own time on a processor. */
    private static final int LONGEST_WAIT = 30;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    private int trainings;

    /** Creates the test. */
    public EstimatorContract() {}

    /** Returns the estimator, set so that it learns {@link #rows} well within seconds. */
    protected abstract Estimator estimator();

    /** Returns all problems of the constants of this class that it supports. */
    protected abstract List<ProblemType> problems();

    /** Returns what it lacks by design; nothing unless overridden. */
    protected Set<Lack> lacks() {
        return EnumSet.noneOf(Lack.class);
    }

    /**
     * Returns the estimator with far more steps than it needs, which ends early; needed unless {@link Lack#EARLY_STOPPING}.
     *
     * @throws UnsupportedOperationException unless overridden
     */
    protected Estimator stoppingEarly() {
        throw new UnsupportedOperationException("Override stoppingEarly(), or say Lack.EARLY_STOPPING.");
    }

    /** Returns the estimator with so many steps that it trains for many seconds; {@link #estimator} on more rows unless overridden. */
    protected Estimator busy() {
        return estimator();
    }

    /** Returns how many rows keep {@link #busy} training for more than a second. */
    protected int busyRows() {
        return 60_000;
    }

    /** Returns rows to learn from; override it for an estimator that needs other features. */
    protected MadeRows rows(ProblemType problem, int count, long seed) {
        return MadeRows.of(problem, count, seed);
    }

    /** Returns by which part of a constant's loss the model's has to be lower; 0.2 unless overridden. */
    protected double gain() {
        return 0.2;
    }

    /** Returns by how much scores of a batch and of single rows may differ; 1e-6 unless overridden. */
    protected double tolerance() {
        return 1e-6;
    }

    /** Returns how long its thread may work on when it is asked to stop; a second unless overridden. */
    protected Duration grace() {
        return Duration.ofSeconds(1);
    }

    /** Returns regular expressions of names of threads that outlive a training by design; none unless overridden. */
    protected String[] sharedThreads() {
        return new String[0];
    }

    @TestFactory
    final Stream<DynamicTest> isBetterThanAConstantOnRowsThatItDidNotSee() {
        return each(problem -> {
            Model model = train(rows(problem, ROWS, 1));
            Quality quality = quality(model, unseen(problem));
            assertThat(quality.loss())
                    .as("loss of the model beside that of the best constant (%s)", quality.ofConstant())
                    .isLessThan((1 - gain()) * quality.ofConstant());
        });
    }

    @TestFactory
    final Stream<DynamicTest> equalRowsAndSeedGiveAnEqualModel() {
        return each(problem -> {
            MadeRows rows = rows(problem, ROWS, 1);
            assertThat(train(rows).digest())
                    .as("the files outside attachments/ differ: leave times out, take the seed from the context")
                    .isEqualTo(train(rows).digest());
        });
    }

    @TestFactory
    final Stream<DynamicTest> anyNumberOfThreadsGivesAnEqualModel() {
        return each(problem -> {
            MadeRows rows = rows(problem, ROWS, 1);
            Model many = train(estimator(), set(rows), trial().threads(3));
            assertThat(many.digest()).isEqualTo(train(rows).digest());
        });
    }

    @TestFactory
    final Stream<DynamicTest> aBatchScoresAsItsRowsDo() {
        return each(problem -> {
            MadeRows unseen = unseen(problem);
            try (Scoring scoring = Scoring.of(train(rows(problem, ROWS, 1)))) {
                double[] batch = scoring.batch(unseen);
                assertThat(batch).hasSize(unseen.size() * problem.scores());
                assertThat(Arrays.stream(batch)).allMatch(Double::isFinite);
                assertThat(scoring.rowByRow(unseen)).containsExactly(batch, within());
            }
        });
    }

    @TestFactory
    final Stream<DynamicTest> aCopyOfTheDirectoryPredictsTheSame() {
        return each(problem -> {
            Model model = train(rows(problem, ROWS, 1));
            Model copy = Scoring.copy(model, directory.resolve("copy-" + trainings));
            try (Scoring one = Scoring.of(model);
                    Scoring other = Scoring.of(copy)) {
                assertThat(other.batch(unseen(problem))).containsExactly(one.batch(unseen(problem)));
            }
        });
    }

    @TestFactory
    final Stream<DynamicTest> manyThreadsPredictTheSame() {
        return each(problem -> {
            MadeRows unseen = unseen(problem);
            ComponentThreads threads = new ComponentThreads();
            ExecutorService pool = threads.pool();
            try (Scoring scoring = Scoring.of(train(rows(problem, ROWS, 1)))) {
                double[] alone = scoring.rowByRow(unseen);
                Callable<double[]> together = () -> scoring.rowByRow(unseen);
                for (Future<double[]> each : pool.invokeAll(List.of(together, together, together, together))) {
                    assertThat(each.get()).containsExactly(alone);
                }
            } finally {
                pool.shutdownNow();
            }
        });
    }

    @TestFactory
    final Stream<DynamicTest> wrongRowsThatWeighNothingDoNoHarm() {
        return each(problem -> {
            MadeRows rows = TwistedRows.mostlyWrong(rows(problem, 2 * ROWS, 1));
            if (lacks().contains(Lack.WEIGHTS)) {
                assertThatThrownBy(() -> train(rows))
                        .isInstanceOf(PenstockException.class)
                        .hasMessageContaining("weigh");
                return;
            }
            Quality quality = quality(train(rows), unseen(problem));
            assertThat(quality.loss())
                    .as("three of four rows teach the opposite, with weight 0")
                    .isLessThan((1 - gain()) * quality.ofConstant());
        });
    }

    @TestFactory
    final Stream<DynamicTest> balancedClassesMakeTheRareOneMoreProbable() {
        return each(problem -> problem.equals(BINARY) && !lacks().contains(Lack.WEIGHTS), problem -> {
            MadeRows rare = TwistedRows.rare(rows(problem, 2 * ROWS, 1));
            Model even = train(rare);
            Model balanced = train(estimator(), rare.in(place(), Optional.empty(), ClassWeights.balanced()), trial());
            assertThat(meanScore(balanced)).isGreaterThan(meanScore(even) * 1.2);
        });
    }

    @TestFactory
    final Stream<DynamicTest> theLossOfEachStepIsLogged() {
        return each(problem -> !lacks().contains(Lack.STEPS), problem -> {
            TrainingTrial trial = trial();
            train(estimator(), watching(problem), trial);
            List<Double> losses = trial.metric("loss");
            assertThat(trial.steps("loss"))
                    .hasSizeGreaterThan(1)
                    .isEqualTo(IntStream.rangeClosed(1, losses.size())
                            .mapToObj(i -> (long) i)
                            .toList());
            assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0));
            assertThat(trial.metric("validation loss")).hasSameSizeAs(losses);
        });
    }

    @TestFactory
    final Stream<DynamicTest> whatNoLongerGetsBetterStopsEarlyAtItsBest() {
        return each(problem -> !lacks().contains(Lack.EARLY_STOPPING), problem -> {
            TrainingTrial trial = trial();
            MadeRows noise = TwistedRows.labelledAtRandom(rows(problem, 120, 3));
            Model model = train(
                    stoppingEarly(), noise.in(place(), Optional.of(rows(problem, 120, 4)), ClassWeights.even()), trial);
            List<Double> watched = trial.metric("validation loss");
            int best = watched.indexOf(watched.stream().min(Double::compare).orElseThrow());
            assertThat(best)
                    .as("the best of the steps that were watched; on labels at random the last one is not")
                    .isLessThan(watched.size() - 1);
            assertThat(quality(model, unseen(problem)).loss()).isFinite();
        });
    }

    @Test
    final void stopsSoonWhenItIsAskedTo() throws Exception {
        ProblemType problem = problems().get(0);
        TrainingSet many = set(rows(problem, busyRows(), 1));
        TrainingTrial trial = trial();
        ComponentThreads threads = new ComponentThreads(sharedThreads());
        ExecutorService pool = threads.pool();
        try {
            StoppedTraining stopped =
                    StoppedTraining.of(pool, () -> busy().fit(many, trial), trial, grace().multipliedBy(LONGEST_WAIT));
            assertThat(stopped.failure())
                    .as("a training that was asked to stop ends with InterruptedException")
                    .containsInstanceOf(InterruptedException.class);
            assertThat(stopped.worked())
                    .as("how long it works on when it was asked to stop")
                    .isLessThanOrEqualTo(grace());
        } finally {
            pool.shutdownNow();
        }
        assertThat(LeakedThread.text(threads.left())).isEmpty();
    }

    @TestFactory
    final Stream<DynamicTest> whatWasBrokenOffGoesOnToAnEqualModel() {
        return each(problem -> {
            TrainingSet set = watching(problem);
            Model whole = train(estimator(), set, trial());
            BreakingCheckpoints checkpoints = new BreakingCheckpoints(place(), 2);
            TrainingTrial first = trial().keeping(checkpoints);
            if (lacks().contains(Lack.CHECKPOINTS)) {
                train(estimator(), set, first);
                assertThat(checkpoints.saved())
                        .as("it has checkpoints, so it does not lack them")
                        .isZero();
                return;
            }
            assertThatThrownBy(() -> train(estimator(), set, first))
                    .as("it saves at least two checkpoints")
                    .isInstanceOf(BreakingCheckpoints.Broken.class);
            TrainingTrial second = trial().keeping(checkpoints);
            assertThat(train(estimator(), set, second).digest()).isEqualTo(whole.digest());
            assertThat(second.steps("loss")).isNotEmpty().doesNotContain(1L);
        });
    }

    @TestFactory
    final Stream<DynamicTest> aWarmStartBeginsWhereTheOtherModelEnded() {
        return each(problem -> {
            TrainingSet set = set(rows(problem, ROWS, 1));
            Model cold = train(estimator(), set, trial());
            TrainingTrial trial = trial().startingFrom(cold);
            if (lacks().contains(Lack.WARM_START)) {
                assertThatThrownBy(() -> train(estimator(), set, trial))
                        .isInstanceOf(PenstockException.class)
                        .hasMessageContaining("start");
                return;
            }
            Model warm = train(estimator(), set, trial);
            assertThat(warm.digest()).isNotEqualTo(cold.digest());
            assertThat(quality(warm, rows(problem, ROWS, 1)).loss())
                    .isLessThan(quality(cold, rows(problem, ROWS, 1)).loss());
        });
    }

    @TestFactory
    final Stream<DynamicTest> aNumberThatIsNoneIsNamedByColumnAndRow() {
        return each(problem -> rows(problem, 1, 1).features().get(0) instanceof Feature.Numeric, problem -> {
            MadeRows rows = rows(problem, 50, 1);
            Feature number = rows.features().get(0);
            rows.vectors()[7][0] = Double.NaN;
            assertThatThrownBy(() -> train(rows))
                    .isInstanceOf(PenstockException.class)
                    .hasMessageContainingAll("'" + number.name() + "'", "NaN", "7");
        });
    }

    @TestFactory
    final Stream<DynamicTest> labelsThatAreAllEqualAreRefused() {
        return each(EstimatorContract::learnsFromLabels, problem -> {
            MadeRows rows = rows(problem, 50, 1);
            double[][] equal = new double[50][];
            Arrays.setAll(equal, row -> new double[problem.labels().size()]);
            assertThatThrownBy(() -> train(rows.labelled(equal)))
                    .isInstanceOf(PenstockException.class)
                    .hasMessageContaining("label");
        });
    }

    @Test
    final void itSaysExactlyWhichProblemsItSupports() {
        assertThat(ALL.stream().filter(estimator()::supports)).containsExactlyInAnyOrderElementsOf(problems());
        assertThat(estimator().supports(new ProblemType.MulticlassClassification(List.of())))
                .as("before rows are read it is not known which classes there are")
                .isEqualTo(estimator().supports(CLASSES));
    }

    @Test
    final void hyperparametersGoToJsonAndBack() {
        String json = CanonicalJson.write(estimator());
        assertThat(CanonicalJson.read(json, estimator().getClass(), "the estimator"))
                .isEqualTo(estimator());
    }

    @Test
    final void librariesAreNamedWithTheirVersions() {
        assertThat(estimator().libraries())
                .as("the libraries whose version changes a model; own code alone has its own version")
                .isNotEmpty()
                .allSatisfy(library -> assertThat(library.version()).isNotBlank());
    }

    @Test
    final void noThreadAndNoTemporaryFileIsLeft() throws Exception {
        ProblemType problem = problems().get(0);
        TrainingSet set = set(rows(problem, ROWS, 1));
        train(estimator(), set, trial()); // whatever a framework unpacks once for the whole process
        Set<Path> before = temporary();
        ComponentThreads threads = new ComponentThreads(sharedThreads());
        ExecutorService pool = threads.pool();
        try {
            pool.submit(() -> {
                        try (Scoring scoring = Scoring.of(train(estimator(), set, trial()))) {
                            return scoring.batch(unseen(problem));
                        }
                    })
                    .get();
        } finally {
            pool.shutdownNow();
        }
        assertThat(LeakedThread.text(threads.left())).isEmpty();
        assertThat(temporary()).isSubsetOf(before);
    }

    private interface Check {
        void of(ProblemType problem) throws Exception;
    }

    private static boolean learnsFromLabels(ProblemType problem) {
        return !problem.labels().isEmpty() && !(problem instanceof ProblemType.AnomalyDetection);
    }

    private Stream<DynamicTest> each(Check check) {
        return each(problem -> true, check);
    }

    private Stream<DynamicTest> each(Predicate<ProblemType> which, Check check) {
        return problems().stream()
                .filter(which)
                .map(problem -> dynamicTest(problem.toString(), () -> check.of(problem)));
    }

    private Offset<Double> within() {
        return Offset.offset(tolerance());
    }

    private MadeRows unseen(ProblemType problem) {
        return rows(problem, ROWS / 2, 2);
    }

    private Model train(MadeRows rows) throws IOException, InterruptedException {
        return train(estimator(), set(rows), trial());
    }

    private static Model train(Estimator estimator, TrainingSet set, TrainingTrial trial)
            throws IOException, InterruptedException {
        return estimator.fit(set, trial);
    }

    private TrainingSet set(MadeRows rows) throws IOException {
        return rows.in(place(), Optional.empty(), ClassWeights.even());
    }

    private TrainingSet watching(ProblemType problem) throws IOException {
        return rows(problem, ROWS, 1).in(place(), Optional.of(unseen(problem)), ClassWeights.even());
    }

    private TrainingTrial trial() throws IOException {
        return TrainingTrial.in(place());
    }

    private synchronized Path place() throws IOException {
        return Files.createDirectories(directory.resolve("place-" + ++trainings));
    }

    private static Quality quality(Model model, MadeRows rows) throws IOException {
        try (Scoring scoring = Scoring.of(model)) {
            return Quality.of(rows, scoring.batch(rows));
        }
    }

    private double meanScore(Model model) throws IOException {
        try (Scoring scoring = Scoring.of(model)) {
            return Arrays.stream(scoring.batch(unseen(BINARY))).average().orElseThrow();
        }
    }

    private static Set<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().contains("penstock"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
