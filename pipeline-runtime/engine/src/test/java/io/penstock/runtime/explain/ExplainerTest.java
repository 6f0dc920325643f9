package io.penstock.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Ints;
import io.penstock.CachePolicy;
import io.penstock.Pipeline;
import io.penstock.Tolerance;
import io.penstock.Until;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.Secret;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.code.CodeTables;
import io.penstock.runtime.explain.Difference.Change;
import io.penstock.runtime.explain.Difference.Detail;
import io.penstock.runtime.explain.Difference.Part;
import io.penstock.runtime.explain.ExplainedSteps.Broken;
import io.penstock.runtime.explain.ExplainedSteps.Check;
import io.penstock.runtime.explain.ExplainedSteps.Latest;
import io.penstock.runtime.explain.ExplainedSteps.Lines;
import io.penstock.runtime.explain.ExplainedSteps.Linked;
import io.penstock.runtime.explain.ExplainedSteps.Many;
import io.penstock.runtime.explain.ExplainedSteps.Options;
import io.penstock.runtime.explain.ExplainedSteps.Push;
import io.penstock.runtime.explain.ExplainedSteps.Same;
import io.penstock.runtime.explain.ExplainedSteps.Show;
import io.penstock.runtime.explain.ExplainedSteps.Train;
import io.penstock.runtime.explain.Explanation.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a pipeline, changes one thing, runs it again, and asks why. */
class ExplainerTest {

    private static final Options TWENTY = new Options(20, List.of(0.1));

    @TempDir
    Path directory;

    private final Workspace workspace = Workspace.inMemory();
    private final Explainer explainer = new Explainer(workspace.metadata(), CodeTables.inMemory());

    @BeforeEach
    void write() throws IOException {
        text("some text");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void text(String text) throws IOException {
        Files.writeString(directory.resolve("text.txt"), text + "\n");
    }

    private String run(Options options, int atMost) {
        return run(Pipeline.define("training", p -> {
            var lines = p.add(new Lines(ExternalInput.of(directory.resolve("text.txt"))));
            var trained = p.add(new Train(lines, options, new Secret("env:PASSWORD_OF_TEST")));
            var checked = p.add(new Check(trained, atMost));
            p.add(new Show(Optional.of(checked)));
            p.add(new Push(checked));
        }));
    }

    private String run(Pipeline pipeline) {
        return workspace.run(pipeline).id();
    }

    private static Difference change(Explanation explanation) {
        assertThat(explanation.changes()).hasSize(1);
        return explanation.changes().get(0);
    }

    @Test
    void aFirstExecutionIsSaidToBeOne() {
        Explanation explanation = explainer.explain(run(TWENTY, 1_000), "train");

        assertThat(explanation.cause()).isEqualTo(Cause.FIRST);
        assertThat(explanation.text()).startsWith("'train' ran: first execution;");
        assertThat(explanation.parts()).isEmpty();
    }

    @Test
    void aCachedExecutionNamesTheRunThatComputedIt() {
        String first = run(TWENTY, 1_000);
        run(TWENTY, 1_000);
        String third = run(TWENTY, 1_000);

        Explanation explanation = explainer.explain(third, "train");

        assertThat(explanation.cause()).isEqualTo(Cause.REUSED);
        assertThat(explanation.text()).startsWith("'train' was cached: run '" + first + "' computed it at 2");
        assertThat(explanation.parts()).hasSize(4).allMatch(Difference::isSame);
    }

    @Test
    void aResultOfAnotherPipelineIsNamedWithItsNode() {
        ExternalInput file = ExternalInput.of(directory.resolve("text.txt"));
        String first = run(Pipeline.define("other", p -> p.add("reader", new Lines(file))));
        String second = run(Pipeline.define("one", p -> p.add(new Lines(file))));

        assertThat(explainer.explain(second, "lines").verdict())
                .startsWith("'lines' was cached: node 'reader' of pipeline 'other' in run '%s'".formatted(first));
    }

    @Test
    void changedFieldsOfTheConfigurationAreNamedByTheirPaths() {
        run(TWENTY, 1_000);
        Explanation explanation = explainer.explain(run(new Options(30, List.of(0.1, 0.2)), 1_000), "train");

        assertThat(explanation.cause()).isEqualTo(Cause.NEW_KEY);
        assertThat(change(explanation).details())
                .containsExactly(
                        new Detail("options.epochs", Change.CHANGED, "20", "30"),
                        new Detail("options.rates[1]", Change.ADDED, "", "0.2"));
        assertThat(explanation.verdict())
                .isEqualTo("'train' ran: 1 of 4 parts of its key is new. configuration: options.epochs 20 -> 30,"
                        + " options.rates[1] added: 0.2");
    }

    @Test
    void theNameOfASecretIsNowhere() {
        run(TWENTY, 1_000);

        assertThat(explainer.explain(run(new Options(30, List.of()), 1_000), "train"))
                .satisfies(explanation ->
                        assertThat(explanation.parts() + explanation.text()).doesNotContain("PASSWORD_OF_TEST"));
    }

    @Test
    void aChangedFileAndAChangedInputAreNamed() throws IOException {
        run(TWENTY, 1_000);
        text("more text");
        String second = run(TWENTY, 1_000);

        Explanation lines = explainer.explain(second, "lines");
        Explanation train = explainer.explain(second, "train");

        assertThat(change(lines).part()).isEqualTo(Part.FILE);
        assertThat(lines.verdict()).contains("1 of 4 parts of its key is new. file 'file': ");
        assertThat(change(train).part()).isEqualTo(Part.INPUT);
        assertThat(train.verdict()).matches(".*input text: \\w{8} -> \\w{8} \\(of 'lines/string'\\)");
    }

    @Test
    void anInputThatIsWithheldNowIsNamed() {
        run(TWENTY, 1_000);
        Explanation show = explainer.explain(run(TWENTY, 1), "show");

        assertThat(change(show).now()).isEqualTo("withheld");
        assertThat(show.verdict()).matches(".*input number: \\w{8} -> withheld \\(of 'check/integer'\\)");
    }

    @Test
    void whatIsSkippedGivesItsReason() {
        assertThat(explainer.explain(run(TWENTY, 1), "push").text())
                .isEqualTo("'push' was skipped: 'check/integer' was withheld: 180 is above 1");
    }

    @Test
    void whatReachesOutsideRunsEveryTime() {
        run(TWENTY, 1_000);
        Explanation again = explainer.explain(run(TWENTY, 1_000), "push");
        Explanation other = explainer.explain(run(new Options(30, List.of()), 1_000), "push");

        assertThat(again.cause()).isEqualTo(Cause.OUTSIDE);
        assertThat(again.text())
                .isEqualTo("'push' ran because it reaches outside the workspace, as it does every time.");
        assertThat(other.text().lines().skip(1).findFirst().orElseThrow()).startsWith("  input number: ");
    }

    private String each(int... numbers) {
        return run(Pipeline.define("each", p -> {
            var list = p.add(new Many(Ints.asList(numbers)));
            p.forEach("each", list, Tolerance.none(), number -> p.add("checked", new Check(number, 9)));
        }));
    }

    @Test
    void aFanOutSaysThatItRanOrWasCachedAsItsElementsWere() {
        String first = each(1, 2, 3);
        String same = each(1, 2, 3);

        assertThat(explainer.explain(first, "each").cause()).isEqualTo(Cause.BODY);
        assertThat(explainer.explain(first, "each").text())
                .isEqualTo("'each' ran because its body did: ask for a node of it with its item.");
        assertThat(explainer.explain(same, "each").cause()).isEqualTo(Cause.BODY);
        assertThat(explainer.explain(same, "each").text())
                .isEqualTo("'each' was cached because all of its body was: ask for a node of it with its item.");
        assertThat(explainer.explain(first, "checked", "2").cause()).isEqualTo(Cause.FIRST);
    }

    @Test
    void aFanOutWithoutElementsSaysSo() {
        assertThat(explainer.explain(each(), "each").text())
                .isEqualTo("'each' ran: there was nothing to run its body for.");
        assertThat(explainer.explain(each(), "each").text())
                .isEqualTo("'each' was cached: there was nothing to run its body for.");
    }

    @Test
    void roundsSayThatTheyRanOrWereCachedAsTheirBodyWas() {
        Pipeline pipeline = Pipeline.define("rounds", p -> {
            var number = p.add(
                    "start",
                    new Train(
                            p.add(new Lines(ExternalInput.of(directory.resolve("text.txt")))),
                            TWENTY,
                            new Secret("env:PASSWORD_OF_TEST")));
            p.repeat("rounds", number, Until.rounds(2), (state, round) -> p.add("checked", new Check(state, 1_000)));
        });
        String first = run(pipeline);
        String same = run(pipeline);

        assertThat(explainer.explain(first, "rounds").text())
                .isEqualTo("'rounds' ran because its body did: ask for a node of it with its item.");
        assertThat(explainer.explain(same, "rounds").cause()).isEqualTo(Cause.BODY);
    }

    private String readOnly(int atMost) {
        return run(Pipeline.define(
                "reading",
                p -> p.add(
                        new Check(p.add("count", new Same(4)), atMost), node -> node.cache(CachePolicy.readOnly()))));
    }

    @Test
    void whatOnlyReadsTheCacheRanForWhatIsNewInItsKey() {
        Explanation first = explainer.explain(readOnly(5), "check");
        Explanation same = explainer.explain(readOnly(5), "check");
        Explanation other = explainer.explain(readOnly(6), "check");

        assertThat(first.cause()).isEqualTo(Cause.FIRST);
        assertThat(same.cause()).isEqualTo(Cause.NOT_KEPT);
        assertThat(other.verdict())
                .isEqualTo("'check' ran: 1 of 4 parts of its key is new. configuration: atMost 5 -> 6");
    }

    @Test
    void whatAReplayTookOverIsNoResolver() {
        Pipeline pipeline = Pipeline.define("taking", p -> p.add(new Check(p.add("count", new Same(4)), 5)));
        String first = run(pipeline);
        String replay = workspace
                .replay(first, pipeline, options -> options.from("check"))
                .id();

        assertThat(explainer.explain(replay, "count").cause()).isEqualTo(Cause.REUSED);
        assertThat(explainer.explain(replay, "count").text())
                .isEqualTo("'count' was cached: taken from run '%s'.".formatted(first));
    }

    @Test
    void aFailureGivesItsReason() {
        String run = run(Pipeline.define("failing", p -> p.add(new Broken(p.add(new Latest("training"))))));
        run(TWENTY, 1_000);
        String second = run(Pipeline.define("failing", p -> p.add(new Broken(p.add(new Latest("training"))))));

        assertThat(explainer.explain(run, "broken").cause()).isEqualTo(Cause.SKIPPED);
        assertThat(explainer.explain(second, "broken").text())
                .isEqualTo("'broken' failed: IllegalStateException: no luck");
    }

    @Test
    void aResolverSaysWhatItFoundAndWhatItFoundBefore() {
        Pipeline resolving = Pipeline.define("resolving", p -> p.add(new Latest("training")));
        String absent = run(resolving);
        run(TWENTY, 1_000);
        String found = run(resolving);
        run(new Options(30, List.of()), 1_000);
        String other = run(resolving);

        assertThat(explainer.explain(absent, "latest").text())
                .isEqualTo("'latest' looked anew, as resolvers do every time: no number of 'training' yet.");
        assertThat(explainer.explain(found, "latest").text())
                .contains("every time: found ", "of 'training/check'", "\n  found added: ");
        assertThat(change(explainer.explain(other, "latest")).change()).isEqualTo(Change.CHANGED);
    }

    @Test
    void anotherVersionOfALibraryIsNamed() {
        run(Pipeline.define("p", p -> p.add(new Linked("4.3.1"))));
        Explanation explanation =
                explainer.explain(run(Pipeline.define("p", p -> p.add(new Linked("4.3.2")))), "linked");

        assertThat(explanation.verdict())
                .isEqualTo("'linked' ran: 2 of 4 parts of its key are new."
                        + " configuration: version \"4.3.1\" -> \"4.3.2\"; libraries: tribuo 4.3.1 -> 4.3.2");
    }

    @Test
    void aKeyThatWasForgottenIsSaidToBe() {
        String first = run(TWENTY, 1_000);
        Invalidation.of(workspace.metadata(), first, "train").apply();
        String second = run(TWENTY, 1_000);

        assertThat(explainer.explain(second, "train").cause()).isEqualTo(Cause.FORGOTTEN);
        assertThat(explainer.explain(second, "check").cause())
                .as("early cut-off")
                .isEqualTo(Cause.REUSED);
    }

    @Test
    void allThatFollowsIsComputedAgainIfThatIsAskedFor() {
        String first = run(TWENTY, 1_000);
        Invalidation invalidation = Invalidation.of(workspace.metadata(), first, "train");
        assertThat(invalidation.followers())
                .extracting(Invalidation.Affected::node)
                .containsExactlyInAnyOrder("check", "show");

        invalidation.applyToAll();

        assertThat(explainer.explain(run(TWENTY, 1_000), "show").cause()).isEqualTo(Cause.FORGOTTEN);
    }
}
