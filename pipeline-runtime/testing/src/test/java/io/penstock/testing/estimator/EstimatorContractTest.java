package io.penstock.testing.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.penstock.model.EarlyStopping;
import io.penstock.model.Estimator;
import io.penstock.model.ProblemType;
import io.penstock.testing.estimator.Descent.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The contract catches an estimator that breaks a promise, and no other. */
class EstimatorContractTest {

    private static final int CHECKS = 19;

    /** Not found by the build: its name does not end in Test. */
    abstract static class OfDescent extends EstimatorContract {

        private final Fault fault;

        OfDescent(Fault fault) {
            this.fault = fault;
        }

        @Override
        protected Estimator estimator() {
            return new Descent(30, Optional.empty(), fault);
        }

        @Override
        protected List<ProblemType> problems() {
            return List.of(NUMBER);
        }

        @Override
        protected Estimator stoppingEarly() {
            return new Descent(400, Optional.of(EarlyStopping.after(5)), fault);
        }

        @Override
        protected Estimator busy() {
            return new Descent(1_000_000, Optional.empty(), fault);
        }

        @Override
        protected int busyRows() {
            return 1_000;
        }
    }

    static class Good extends OfDescent {
        Good() {
            super(Fault.NONE);
        }
    }

    static class NeverStopsEarly extends OfDescent {
        NeverStopsEarly() {
            super(Fault.NEVER_STOPS_EARLY);
        }
    }

    static class LooksLateForRowsToWatch extends OfDescent {
        LooksLateForRowsToWatch() {
            super(Fault.LOOKS_LATE_FOR_ROWS_TO_WATCH);
        }
    }

    static class KeepsItsLastStep extends OfDescent {
        KeepsItsLastStep() {
            super(Fault.KEEPS_ITS_LAST_STEP);
        }
    }

    static class LogsAfterSaving extends OfDescent {
        LogsAfterSaving() {
            super(Fault.LOGS_AFTER_SAVING);
        }
    }

    static class LogsAStepTwice extends OfDescent {
        LogsAStepTwice() {
            super(Fault.LOGS_A_STEP_TWICE);
        }
    }

    static class LogsAConstant extends OfDescent {
        LogsAConstant() {
            super(Fault.LOGS_A_CONSTANT);
        }
    }

    static class IgnoresWeights extends OfDescent {
        IgnoresWeights() {
            super(Fault.IGNORES_WEIGHTS);
        }
    }

    static class DependsOnThreads extends OfDescent {
        DependsOnThreads() {
            super(Fault.DEPENDS_ON_THREADS);
        }
    }

    static class NeverAsksWhetherToStop extends OfDescent {
        NeverAsksWhetherToStop() {
            super(Fault.NEVER_ASKS_WHETHER_TO_STOP);
        }

        @Override
        protected Estimator busy() {
            return new Descent(500, Optional.empty(), Fault.NEVER_ASKS_WHETHER_TO_STOP);
        }
    }

    static Stream<Arguments> specimens() {
        return Stream.of(
                arguments(
                        NeverStopsEarly.class,
                        "whatNoLongerGetsBetterStopsEarlyAtItsBest",
                        "ends a training whose validation losses are"),
                arguments(
                        LooksLateForRowsToWatch.class,
                        "stoppingEarlyWithoutRowsToWatchIsRefusedBeforeRowsAreRead",
                        "begin with requireWatched(set)"),
                arguments(KeepsItsLastStep.class, "whatNoLongerGetsBetterStopsEarlyAtItsBest", "keep the best step"),
                arguments(LogsAfterSaving.class, "whatWasBrokenOffGoesOnToAnEqualModel", "log a step before its"),
                arguments(LogsAStepTwice.class, "whatWasBrokenOffGoesOnToAnEqualModel", "and none twice"),
                arguments(LogsAConstant.class, "theLossOfEachStepIsLogged", "less than"),
                arguments(IgnoresWeights.class, "wrongRowsThatWeighNothingDoNoHarm", "with weight 0"),
                arguments(NeverAsksWhetherToStop.class, "stopsSoonWhenItIsAskedTo", "ends with InterruptedException"),
                arguments(DependsOnThreads.class, "anyNumberOfThreadsGivesAnEqualModel", ""));
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void whatBreaksOnePromiseFailsOneCheck(Class<?> contract, String check, String text) {
        assertThat(failures(contract)).containsOnlyKeys(check).hasEntrySatisfying(check, message -> assertThat(message)
                .contains(text));
    }

    @Test
    void aGoodEstimatorKeepsEveryPromise() {
        assertThat(failures(Good.class)).isEmpty();
    }

    private static Map<String, String> failures(Class<?> contract) {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute();
        assertThat(results.testEvents().finished().count()).isEqualTo(CHECKS);
        Map<String, String> failures = new TreeMap<>();
        results.testEvents().failed().stream().forEach(event -> failures.put(check(event), message(event)));
        return failures;
    }

    private static String check(Event event) {
        return event.getTestDescriptor()
                .getSource()
                .map(org.junit.platform.engine.support.descriptor.MethodSource.class::cast)
                .orElseThrow()
                .getMethodName();
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage();
    }
}
