package io.penstock.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.penstock.Pipeline;
import io.penstock.testing.PipelineTest.Storage;
import io.penstock.testing.SmallSteps.Say;
import io.penstock.testing.workspace.TestWorkspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What the extension does around tests. */
class PipelineTestTest {

    private static final List<TestWorkspace> USED = Collections.synchronizedList(new ArrayList<>());

    @AfterAll
    static void letThemGo() {
        Specimens.release();
    }

    private static EngineExecutionResults run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute();
    }

    private static List<String> failures(Class<?> tests) {
        EngineExecutionResults results = run(tests);
        assertThat(results.testEvents().finished().count()).isPositive();
        return results.testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();
    }

    private static void runLeaking(TestWorkspace workspace) {
        workspace
                .run(Pipeline.define("leaking", p -> p.add(new Specimens.Starts(1))))
                .report()
                .orThrow();
    }

    @PipelineTest
    static final class Leaking {
        @Test
        void leaks(TestWorkspace workspace) {
            runLeaking(workspace);
        }
    }

    @PipelineTest(sharedThreads = "forgotten-.*")
    static final class LeakingByDesign {
        @Test
        void leaks(TestWorkspace workspace) {
            runLeaking(workspace);
        }
    }

    static final class OnMethods {
        @PipelineTest(storage = Storage.TEMPORARY)
        void onDisk(TestWorkspace workspace) {
            USED.add(workspace);
            assertThat(directory(workspace)).isDirectory();
        }

        @PipelineTest
        void onTheHeap(TestWorkspace workspace) {
            USED.add(workspace);
            assertThat(workspace.workspace()).hasToString("Workspace[in memory]");
        }

        @PipelineTest
        void without() {}
    }

    private static Path directory(TestWorkspace workspace) {
        String name = workspace.workspace().toString();
        return Path.of(name.substring("Workspace[".length(), name.length() - 1));
    }

    @PipelineTest
    static final class TwoTests {
        @Test
        void one(TestWorkspace workspace) {
            USED.add(workspace);
        }

        @Test
        void other(TestWorkspace workspace) {
            USED.add(workspace);
            workspace.run(Pipeline.define("saying", p -> p.add(new Say("a"))));
            throw new AssertionError("the test's own failure");
        }
    }

    @Test
    void aThreadThatAComponentLeavesFailsTheTestAndIsNamedWithItsStack() {
        assertThat(failures(Leaking.class)).singleElement().satisfies(message -> assertThat(message)
                .contains("A component left 1 threads behind", "Thread 'forgotten-worker' (WAITING)")
                .contains("\tat " + Specimens.Starts.class.getName() + ".await"));
    }

    @Test
    void aThreadThatIsSharedByDesignMayStay() {
        assertThat(failures(LeakingByDesign.class)).isEmpty();
    }

    @Test
    void onAMethodItMakesATestWithSettingsOfItsOwn() {
        EngineExecutionResults results = run(OnMethods.class);

        assertThat(results.testEvents().succeeded().count()).isEqualTo(3);
    }

    @Test
    void everyTestHasAWorkspaceOfItsOwnAndFailsByItsOwnFailure() {
        USED.clear();

        assertThat(failures(TwoTests.class)).containsExactly("the test's own failure");
        assertThat(USED).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsLeftOnTheDisk() throws Exception {
        TestWorkspace workspace = TestWorkspace.temporary();
        Path directory = directory(workspace);
        assertThat(directory).isNotEmptyDirectory();

        workspace.close();

        assertThat(directory.getParent()).doesNotExist();
    }
}
