package io.penstock.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.runtime.code.CodeTables;
import io.penstock.runtime.explain.Difference.Change;
import io.penstock.runtime.explain.Explanation.Cause;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.RunRecord.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Explains what a store tells, with each reason that an execution may have. */
class AnswerTest {

    private static final Map<String, String> PARTS = Map.of("component", "Trainer", "configuration", "{\"epochs\":20}");

    private final Happened happened = new Happened();
    private final Explainer explainer = new Explainer(happened.store(), CodeTables.inMemory());

    @BeforeEach
    void begin() {
        happened.run("one");
        happened.run("two");
    }

    private static ExecutionId trainer(String run) {
        return ExecutionId.first(run, "trainer");
    }

    private static Map<String, String> with(String name, String text) {
        Map<String, String> parts = new HashMap<>(PARTS);
        parts.put(name, text);
        return parts;
    }

    private Explanation second() {
        return explainer.explain("two", "trainer");
    }

    @Test
    void theNearestKeyIsThatWithTheFewestDifferencesAndOfThoseTheNewest() {
        happened.run("three");
        happened.run("four");
        happened.executed(trainer("one"), with("configuration", "{\"epochs\":10}"));
        happened.executed(trainer("two"), with("configuration", "{\"epochs\":15}"));
        happened.executed(trainer("three"), Map.of("component", "Other", "configuration", "{\"epochs\":1}"));
        happened.executed(trainer("four"), PARTS);

        Explanation explanation = explainer.explain("four", "trainer");

        assertThat(explanation.beside().orElseThrow().run()).isEqualTo("two");
        assertThat(explanation.verdict())
                .isEqualTo("'trainer' ran: 1 of 2 parts of its key is new. configuration: epochs 15 -> 20");
        assertThat(explanation.text()).endsWith("\nBeside run 'two' of 2026-03-01T12:02:00Z; the same: component.");
    }

    @Test
    void whatCameLaterIsNotComparedWith() {
        happened.executed(trainer("one"), PARTS);
        happened.executed(trainer("two"), with("configuration", "{\"epochs\":21}"));

        assertThat(explainer.explain("one", "trainer").cause()).isEqualTo(Cause.FIRST);
    }

    @Test
    void aKeyThatWasInvalidatedIsSaidToBe() {
        happened.executed(trainer("one"), PARTS);
        happened.executed(trainer("two"), PARTS);

        assertThat(second().cause()).isEqualTo(Cause.FORGOTTEN);
        assertThat(second().text())
                .isEqualTo("'trainer' ran again: run 'one' computed the same key at 2026-03-01T12:01:00Z, but it was"
                        + " invalidated.");
    }

    @Test
    void aResultThatOutlivedItsTimeIsSaidTo() {
        happened.executed(trainer("one"), with("policy", "cached PT1H"));
        happened.waits(Duration.ofHours(2));
        happened.executed(trainer("two"), with("policy", "cached PT1H"));

        assertThat(second().cause()).isEqualTo(Cause.EXPIRED);
        assertThat(second().verdict()).endsWith("longer ago than the PT1H that a result lives.");
    }

    @Test
    void aResultWithinItsTimeDidNotExpire() {
        happened.executed(trainer("one"), with("policy", "cached PT1H"));
        happened.executed(trainer("two"), with("policy", "cached PT1H"));

        assertThat(second().cause()).isEqualTo(Cause.FORGOTTEN);
    }

    @Test
    void theSameKeyComputedMeanwhileIsNoInvalidation() {
        happened.executed(trainer("one"), PARTS);
        happened.waits(Duration.ofSeconds(-30));
        happened.executed(trainer("two"), PARTS);

        assertThat(second().cause()).isEqualTo(Cause.AT_ONCE);
    }

    @Test
    void aPolicyOfAlwaysIsTheReason() {
        happened.executed(trainer("one"), PARTS);
        happened.executed(trainer("two"), with("policy", "always"));

        assertThat(second().cause()).isEqualTo(Cause.POLICY);
        assertThat(second().text()).isEqualTo("'trainer' ran because its policy is 'always'.");
    }

    @Test
    void anEqualExecutionThatWasNotKeptIsNamed() {
        happened.executedWithoutKey(trainer("one"), PARTS);
        happened.executed(trainer("two"), PARTS);

        assertThat(second().cause()).isEqualTo(Cause.NOT_KEPT);
        assertThat(second().text()).isEqualTo("'trainer' ran: run 'one' computed the same, but it was not kept.");
    }

    @Test
    void anElementIsComparedWithThoseOfEarlierRunsOnly() {
        happened.executed(new ExecutionId("one", "trainer", "a", 1), with("input item text", "1"));
        happened.executed(new ExecutionId("two", "trainer", "a", 1), with("input item text", "2"));
        happened.executed(new ExecutionId("two", "trainer", "b", 1), with("input item text", "3"));

        Explanation explanation = explainer.explain("two", "trainer", "b");

        assertThat(explanation.beside().orElseThrow().run()).isEqualTo("one");
        assertThat(explanation.verdict()).startsWith("'trainer' of item 'b' ran: 1 of 3 parts of its key is new.");
    }

    @Test
    void anUnknownItemIsRefusedWithThoseThatThereAre() {
        happened.executed(new ExecutionId("one", "trainer", "a", 1), PARTS);
        happened.executed(trainer("two"), PARTS);

        assertThatThrownBy(() -> explainer.explain("one", "trainer"))
                .hasMessage("Node 'trainer' of run 'one' has no item ''. Items: 'a'.");
        assertThatThrownBy(() -> explainer.explain("two", "trainer", "a"))
                .hasMessage("Node 'trainer' of run 'two' has no items, so there is no 'a'. Ask for the node alone.");
    }

    @Test
    void anUnknownRunOrNodeIsRefusedWithThoseThatThereAre() {
        happened.executed(trainer("one"), PARTS);

        assertThatThrownBy(() -> explainer.explain("three", "trainer"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no run 'three' in this workspace. Newest runs: 'two', 'one'.");
        assertThatThrownBy(() -> explainer.explain("one", "trianer"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Run 'one' has no execution of a node 'trianer'. Nodes that it has come to: 'trainer'.");
    }

    @Test
    void theLastAttemptIsExplained() {
        happened.ended(trainer("one"), Outcome.FAILED, "no luck");
        happened.executed(new ExecutionId("one", "trainer", "", 2), PARTS);

        assertThat(explainer.explain("one", "trainer").id().attempt()).isEqualTo(2);
    }

    @Test
    void whatDidNotRunGivesItsReason() {
        happened.ended(trainer("one"), Outcome.SKIPPED, "'schema' failed");
        happened.ended(trainer("two"), Outcome.CANCELLED, "");

        assertThat(explainer.explain("one", "trainer").text()).isEqualTo("'trainer' was skipped: 'schema' failed");
        assertThat(second().text()).isEqualTo("'trainer' was cancelled.");
    }

    @Test
    void whatHasNotEndedIsSaidSo() {
        happened.started(trainer("one"));
        happened.started(trainer("two"));
        happened.ended("two", State.INTERRUPTED);

        assertThat(explainer.explain("one", "trainer").text()).isEqualTo("'trainer' has not ended: it is running.");
        assertThat(second().text()).isEqualTo("'trainer' has not ended: its process did before.");
    }

    @Test
    void moreDetailsThanAFewAreListedBelowTheVerdict() {
        happened.executed(trainer("one"), with("configuration", "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1}"));
        happened.executed(trainer("two"), with("configuration", "{\"a\":2,\"b\":2,\"c\":2,\"d\":[2,3]}"));

        assertThat(second().text()).isEqualTo("""
                'trainer' ran: 1 of 2 parts of its key is new. configuration: a 1 -> 2, b 1 -> 2, c 1 -> 2 and 4 more
                  all of configuration:
                    a 1 -> 2
                    b 1 -> 2
                    c 1 -> 2
                    d removed: it was 1
                    d[0] added: 2
                    d[1] added: 3
                    e removed: it was 1
                Beside run 'one' of 2026-03-01T12:01:00Z; the same: component.""");
    }

    @Test
    void anInputOfAnotherTypeSaysSo() {
        happened.executed(trainer("one"), with("input models['a b'] Linear", "sha256:" + "a".repeat(64)));
        happened.executed(trainer("two"), with("input models['a b'] Tree", "withheld"));

        assertThat(second().verdict()).endsWith("input models['a b']: aaaaaaaa -> withheld, type Linear -> Tree");
        assertThat(second().changes())
                .singleElement()
                .matches(change -> change.name().equals("models['a b']") && change.change() == Change.CHANGED);
    }
}
