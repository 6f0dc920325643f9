package io.penstock.testing.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.penstock.json.CanonicalJson;
import io.penstock.model.Estimator;
import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.model.ProblemType.BinaryClassification;
import io.penstock.model.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

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
     * Returns the estimator with far more steps than it needs, which ends early when the least loss is some steps ago; needed
     * unless {@link Lack#EARLY_STOPPING}.
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

    /**
     * Returns how long the thread that calls {@code fit} may work on, in time on a processor, when it is asked to stop; a second
     * unless overridden. What works in other threads or processes has thirty times as long on the wall.
     */
    protected Duration grace() {
        return Duration.ofSeconds(1);
    }

    /** Returns regular expressions of names of threads that outlive a training by design; none unless overridden. */
    protected String[] sharedThreads() {
        return new String[0];
    }

    @TestFactory
    final Stream<DynamicTest> isBetterThanAConstantOnRowsThatItDidNotSee() {
        return each(learning()::beatsAConstant);
    }

    @TestFactory
    final Stream<DynamicTest> wrongRowsThatWeighNothingDoNoHarm() {
        return each(learning()::ignoresRowsWithoutWeight);
    }

    @TestFactory
    final Stream<DynamicTest> balancedClassesMakeTheRareOneMoreProbable() {
        return each(problem -> problem.equals(BINARY) && !lacks(Lack.WEIGHTS), learning()::balancesClasses);
    }

    @TestFactory
    final Stream<DynamicTest> aWarmStartBeginsWhereTheOtherModelEnded() {
        return each(learning()::startsWarm);
    }

    @TestFactory
    final Stream<DynamicTest> equalRowsAndSeedGiveAnEqualModel() {
        return each(equality()::ofEqualTrainings);
    }

    @TestFactory
    final Stream<DynamicTest> anyNumberOfThreadsGivesAnEqualModel() {
        return each(equality()::ofThreads);
    }

    @TestFactory
    final Stream<DynamicTest> aBatchScoresAsItsRowsDo() {
        return each(equality()::ofBatchAndRows);
    }

    @TestFactory
    final Stream<DynamicTest> aCopyOfTheDirectoryPredictsTheSame() {
        return each(equality()::ofCopies);
    }

    @TestFactory
    final Stream<DynamicTest> manyThreadsPredictTheSame() {
        return each(equality()::ofPredictionsAtOnce);
    }

    @TestFactory
    final Stream<DynamicTest> theLossOfEachStepIsLogged() {
        return each(problem -> !lacks(Lack.STEPS), steps()::areLogged);
    }

    @TestFactory
    final Stream<DynamicTest> whatNoLongerGetsBetterStopsEarlyAtItsBest() {
        return each(problem -> !lacks(Lack.EARLY_STOPPING), steps()::endEarly);
    }

    @TestFactory
    final Stream<DynamicTest> stoppingEarlyWithoutRowsToWatchIsRefusedBeforeRowsAreRead() {
        return each(problem -> !lacks(Lack.EARLY_STOPPING), refusals()::ofNothingToWatch);
    }

    @TestFactory
    final Stream<DynamicTest> whatWasBrokenOffGoesOnToAnEqualModel() {
        return each(steps()::goOn);
    }

    @TestFactory
    final Stream<DynamicTest> aNumberThatIsNoneIsNamedByColumnAndRow() {
        return each(
                problem -> rows(problem, 1, 1).features().get(0) instanceof Feature.Numeric, refusals()::ofNoNumber);
    }

    @TestFactory
    final Stream<DynamicTest> labelsThatAreAllEqualAreRefused() {
        return each(RefusalChecks::learnsFromLabels, refusals()::ofEqualLabels);
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
    final void stopsSoonWhenItIsAskedTo() throws Exception {
        new ConductChecks(trainings()).stopsSoon(problems().get(0));
    }

    @Test
    final void noThreadAndNoTemporaryFileIsLeft() throws Exception {
        new ConductChecks(trainings()).leavesNothing(problems().get(0));
    }

    private interface Check {
        void of(ProblemType problem) throws Exception;
    }

    boolean lacks(Lack lack) {
        return lacks().contains(lack);
    }

    private Stream<DynamicTest> each(Check check) {
        return each(problem -> true, check);
    }

    private Stream<DynamicTest> each(Predicate<ProblemType> which, Check check) {
        return problems().stream()
                .filter(which)
                .map(problem -> dynamicTest(problem.toString(), () -> check.of(problem)));
    }

    private Trainings trainings() {
        return new Trainings(this, directory);
    }

    private LearningChecks learning() {
        return new LearningChecks(trainings());
    }

    private EqualityChecks equality() {
        return new EqualityChecks(trainings());
    }

    private StepChecks steps() {
        return new StepChecks(trainings());
    }

    private RefusalChecks refusals() {
        return new RefusalChecks(trainings());
    }
}
