package io.penstock.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Digest;
import io.penstock.runtime.explain.Invalidation.Affected;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.ExecutionId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvalidationTest {

    private final Happened happened = new Happened();

    @BeforeEach
    void begin() {
        happened.run("one");
        happened.run("two");
        happened.read("one", "trips", List.of(), "rows");
        happened.read("one", "statistics", List.of("rows"), "sums");
        happened.read("one", "schema", List.of("sums"), "columns");
        happened.read("one", "features", List.of("rows", "columns"), "matrix");
        happened.read("one", "apart", List.of(), "other");
    }

    private Invalidation of(String node) {
        return Invalidation.of(happened.store(), "one", node);
    }

    private boolean isKnown(Affected one) {
        return happened.store().finishedWithKey(one.key()).isPresent();
    }

    @Test
    void whatFollowsIsListedOnceTheNearestFirst() {
        happened.read("two", "statistics", List.of("rows"), "sums");

        assertThat(of("trips").followers())
                .extracting(Affected::node)
                .containsExactlyInAnyOrder("statistics", "features", "schema")
                .endsWith("schema");
        assertThat(of("features").followers()).isEmpty();
    }

    @Test
    void lookingChangesNothing() {
        Invalidation invalidation = of("trips");

        assertThat(isKnown(invalidation.target())).isTrue();
        assertThat(invalidation.followers()).allMatch(this::isKnown);
    }

    @Test
    void applyingForgetsTheKeyOfTheTargetAlone() {
        Invalidation invalidation = of("statistics");

        invalidation.apply();

        assertThat(isKnown(invalidation.target())).isFalse();
        assertThat(invalidation.followers()).hasSize(2).allMatch(this::isKnown);
    }

    @Test
    void applyingToAllForgetsWhatFollowsAndNothingElse() {
        Invalidation invalidation = of("statistics");

        assertThat(invalidation.applyToAll())
                .extracting(Affected::node)
                .containsExactly("statistics", "schema", "features");

        assertThat(invalidation.followers()).noneMatch(this::isKnown);
        assertThat(isKnown(of("trips").target())).isTrue();
        assertThat(isKnown(of("apart").target())).isTrue();
    }

    @Test
    void whatWasForgottenAlreadyIsNotListedButLeadsOn() {
        of("statistics").apply();

        assertThat(of("trips").followers()).extracting(Affected::node).containsExactlyInAnyOrder("features", "schema");
    }

    @Test
    void theTextSaysWhatIsComputedAgainAndWhatPerhaps() {
        String key = of("schema").target().key().brief();
        String behind = of("features").target().key().brief();

        assertThat(of("schema").text()).isEqualTo("""
                        To be forgotten: 'schema' of pipeline 'taxi', computed in run 'one', key %s. The next run computes it again.
                        Built on it, and computed again only if its outputs come out different:
                          'features' of pipeline 'taxi', computed in run 'one', key %s""".formatted(key, behind));
        assertThat(of("apart").text()).endsWith("Nothing that is kept was built on it.");
    }

    @Test
    void anExecutionWithoutAKeyIsRefused() {
        happened.ended(ExecutionId.first("two", "pusher"), Outcome.EXECUTED, "");

        assertThatThrownBy(() -> Invalidation.of(happened.store(), "two", "pusher"))
                .hasMessage(
                        "'pusher' of run 'two' has no key, so there is nothing to forget: it is not taken from the cache.");
    }

    @Test
    void anUnknownKeyIsRefused() {
        Digest key = Happened.key(Map.of());

        assertThatThrownBy(() -> Invalidation.of(happened.store(), key))
                .hasMessage("Key '%s' is not known: nothing computed it, or it was forgotten already.", key);
    }
}
