package io.penstock.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The contract catches what it is there to catch, and nothing else. */
class ComponentContractTest {

    private static final int CHECKS = 10;

    @AfterAll
    static void letThemGo() {
        Specimens.release();
    }

    private static EngineExecutionResults run(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute();
    }

    private static Map<String, String> failures(Class<?> contract) {
        EngineExecutionResults results = run(contract);
        assertThat(results.testEvents().finished().count()).isEqualTo(CHECKS);
        Map<String, String> failures = new TreeMap<>();
        results.testEvents().failed().stream()
                .forEach(event -> failures.put(event.getTestDescriptor().getDisplayName(), message(event)));
        return failures;
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage();
    }

    static Stream<Arguments> specimens() {
        return Stream.of(
                Arguments.of(Specimens.NonDeterministic.class, "twoRunsGiveEqualOutputs()", "execution.random()"),
                Arguments.of(
                        Specimens.LiesAboutItsFiles.class,
                        "itReadsOnlyWhatItDeclares()",
                        "read by " + Specimens.ReadsAFile.class.getName() + ".run"),
                Arguments.of(
                        Specimens.LiesAboutItsProperties.class,
                        "itReadsOnlyWhatItDeclares()",
                        "penstock.testing.specimen"),
                Arguments.of(Specimens.LiesAboutItsEnvironment.class, "itReadsOnlyWhatItDeclares()", "Asked.of("),
                Arguments.of(Specimens.LeaksAThread.class, "itLeavesNoThreadBehind()", "Thread 'forgotten-worker'"),
                Arguments.of(Specimens.CannotBeCancelled.class, "itStopsWhenItIsAskedTo()", "Deaf.run"),
                Arguments.of(
                        Specimens.DependsOnThreads.class,
                        "anyNumberOfThreadsGivesEqualOutputs()",
                        "execution.threads()"),
                Arguments.of(Specimens.DependsOnTheLocale.class, "anotherJvmGivesEqualOutputs()", "Locale.ROOT"),
                Arguments.of(
                        Specimens.DependsOnThePath.class,
                        "anExternalInputCountsByItsContentAlone(Path)",
                        "leave paths and times out"),
                Arguments.of(Specimens.ChangesItsInput.class, "itsInputsStayAsTheyAre()", "execution.scratch()"));
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void whatBreaksOnePromiseFailsOneCheckWhichSaysWhatToDo(Class<?> contract, String check, String text) {
        assertThat(failures(contract)).containsOnlyKeys(check).hasEntrySatisfying(check, message -> assertThat(message)
                .contains(text));
    }

    @Test
    void aFieldThatIsNotInTheJsonIsNotInTheKeyAndDoesNotComeBack() {
        assertThat(failures(Specimens.HidesAField.class))
                .containsKeys("everyFieldThatChangesOutputsIsInTheKey()", "itsConfigurationGoesToJsonAndBack()")
                .hasEntrySatisfying("everyFieldThatChangesOutputsIsInTheKey()", message -> assertThat(message)
                        .contains("hidden"));
    }

    @Test
    void aFileThatTheJvmReadBeforeIsSeenToo() {
        run(Specimens.LiesAboutItsFiles.class);

        assertThat(failures(Specimens.LiesAboutItsFiles.class))
                .containsOnlyKeys("itReadsOnlyWhatItDeclares()")
                .hasEntrySatisfying("itReadsOnlyWhatItDeclares()", message -> assertThat(message)
                        .contains("read by " + Specimens.ReadsAFile.class.getName()));
    }

    @Test
    void aGoodComponentKeepsEveryPromise() {
        assertThat(failures(Specimens.GoodContract.class)).isEmpty();
    }

    @Test
    void aThreadThatIsSharedByDesignMayStay() {
        assertThat(failures(Specimens.LeaksAThreadThatIsShared.class)).isEmpty();
    }
}
