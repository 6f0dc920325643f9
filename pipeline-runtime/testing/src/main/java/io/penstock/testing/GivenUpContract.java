package io.penstock.testing;

import static io.penstock.testing.Happenings.NOON;
import static io.penstock.testing.Happenings.PIPELINE;
import static io.penstock.testing.Happenings.TYPE;
import static io.penstock.testing.Happenings.executed;
import static io.penstock.testing.Happenings.finished;
import static io.penstock.testing.Happenings.inline;
import static io.penstock.testing.Happenings.input;
import static io.penstock.testing.Happenings.output;
import static io.penstock.testing.Happenings.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.errors.DataException;
import io.penstock.runtime.metadata.Computed;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.GivenUp;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the artifacts that are {@link GivenUp} in a {@link MetadataStore} are to it. Extend it and open an empty store. */
public abstract class GivenUpContract {

    private static final Digest A = Digest.of("a");
    private static final Digest B = Digest.of("b");

    private MetadataStore store;
    private GivenUp givenUp;

    /** Creates the test. */
    public GivenUpContract() {}

    /** Opens a store that is empty. */
    public abstract MetadataStore openEmpty();

    @BeforeEach
    final void open() {
        store = openEmpty();
        givenUp = store.givenUp();
        append(started("r1"), executed("r1", "gen", "k1", "a"), executed("r1", "other", "k2", "b"));
    }

    @AfterEach
    final void close() {
        store.close();
    }

    @Test
    final void whatIsGivenUpIsNoLongerFoundAndStaysKnown() {
        givenUp.add(List.of(A), NOON);
        givenUp.add(List.of(A), NOON.plusSeconds(9));

        assertThat(givenUp.since(A)).contains(NOON);
        assertThat(givenUp.since(B)).isEmpty();
        assertThat(givenUp.all()).containsExactly(A);
        assertThat(store.finishedWithKey(Digest.of("k1"))).isEmpty();
        assertThat(store.finishedWithKey(Digest.of("k2"))).isPresent();
        assertThat(store.computed(Digest.of("k1"))).hasValueSatisfying(computed -> {
            assertThat(computed.isForgotten()).isTrue();
            assertThat(computed.execution().outputs())
                    .extracting(OutputRecord::digest)
                    .containsExactly(Optional.of(A));
        });
        assertThat(store.computed(Digest.of("k2")).map(Computed::isForgotten)).contains(false);
        assertThat(store.computed(Digest.of("k9"))).isEmpty();
        assertThat(store.artifactsOf(PIPELINE, TYPE))
                .extracting(ArtifactRecord::digest)
                .containsExactly(B);
        assertThat(store.artifact(TYPE, A)).isPresent();
        assertThat(store.executions("r1")).hasSize(2);
    }

    @Test
    final void whatNobodyWroteIsGivenUpToo() {
        givenUp.add(List.of(Digest.of("orphan")), NOON);

        assertThat(givenUp.all()).containsExactly(Digest.of("orphan"));
    }

    @Test
    final void whoeverWritesOrFindsItTakesItBack() {
        ExecutionFinished found = new ExecutionFinished(
                ExecutionId.first("r1", "latest"),
                PIPELINE,
                Outcome.CACHED,
                "",
                Optional.empty(),
                Map.of(ExecutionFinished.FOUND, A.text()),
                "",
                List.of(),
                List.of(),
                "",
                Usage.NONE,
                NOON,
                NOON);
        for (Event event : List.of(
                executed("r1", "gen", "k1", "a"),
                finished("r1", "gen", Outcome.CACHED, "k1", List.of(), List.of(output("a", Optional.empty()))),
                found)) {
            givenUp.add(List.of(A, B), NOON);

            append(event);

            assertThat(givenUp.all()).containsExactly(B);
        }
    }

    @Test
    final void whoeverReadsItDoesNotTakeItBack() {
        givenUp.add(List.of(A), NOON);

        append(finished("r1", "train", Outcome.EXECUTED, "k3", List.of(input("a")), List.of()));

        assertThat(givenUp.all()).containsExactly(A);
    }

    @Test
    final void aKeyThatIsComputedAgainIsFoundAgain() {
        givenUp.add(List.of(A), NOON);

        append(executed("r1", "again", "k1", "a"));

        assertThat(store.finishedWithKey(Digest.of("k1"))).isPresent();
    }

    @Test
    final void onlyWhatIsGivenUpStillIsDeleted() {
        List<Digest> deleted = new ArrayList<>();
        givenUp.add(List.of(A, B), NOON);
        givenUp.takeBack(List.of(B));

        givenUp.delete(List.of(A, B, Digest.of("unknown")), deleted::add);

        assertThat(deleted).containsExactly(A);
        assertThat(givenUp.all()).containsExactly(A);
    }

    @Test
    final void anInlineContentIsDeletedAndCanBeWrittenAgain() {
        Digest small = Digest.of("small");
        Event written = finished("r1", "gen", Outcome.EXECUTED, "k4", List.of(), List.of(inline("small")));
        append(written);
        givenUp.add(List.of(small), NOON);
        assertThat(givenUp.undeleted()).containsExactly(small);

        givenUp.delete(List.of(small), digest -> {});

        assertThat(store.inline(small)).isEmpty();
        assertThat(givenUp.undeleted()).isEmpty();
        append(written);
        assertThat(store.inline(small)).isPresent();
        assertThat(givenUp.all()).isEmpty();
    }

    @Test
    final void whatIsGivenUpCannotBePinned() {
        givenUp.add(List.of(A), NOON);

        assertThatThrownBy(() -> store.ledger().pin(A, "me"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("garbage collection gave it up");
        assertThat(store.pinned()).isEmpty();
        givenUp.takeBack(List.of(A));
        store.ledger().pin(A, "me");
        assertThat(store.pinned()).containsExactly(A);
    }

    private void append(Event... events) {
        store.append(List.of(events)).toCompletableFuture().join();
    }
}
