package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.CachePolicy;
import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.NodeOptions;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.errors.DefinitionException;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.runtime.explain.Explanation;
import io.penstock.runtime.explain.Invalidation;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is taken from the cache, what is left there, and how that is explained and undone. */
class CacheTest {

    private final SettableClock clock = new SettableClock();
    private final Workspace workspace = Workspace.inMemoryBuilder().clock(clock).open();

    @AfterEach
    void close() {
        workspace.close();
    }

    /** A clock that stands where it is put. */
    private static final class SettableClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

        void moves(Duration by) {
            now.updateAndGet(before -> before.plus(by));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static Pipeline pipeline(int factor, UnaryOperator<NodeOptions> options) {
        return Pipeline.define("cache", p -> {
            var count = p.add(new Count(p.add(new Say("a b"))));
            p.add("doubled", new Times(p.add(new Times(count, factor), options), 2));
        });
    }

    private String times(UnaryOperator<NodeOptions> options) {
        return workspace
                .run(pipeline(3, options))
                .orThrow()
                .node("times")
                .outcome()
                .toString();
    }

    @Test
    void whatRunsAlwaysLeavesItsOutputsForOthers() {
        assertThat(times(node -> node.cache(CachePolicy.always()))).isEqualTo("executed");
        assertThat(times(node -> node.cache(CachePolicy.always()))).isEqualTo("executed");
        assertThat(times(node -> node)).isEqualTo("cached");
    }

    @Test
    void whatOnlyReadsLeavesNothing() {
        assertThat(times(node -> node.cache(CachePolicy.readOnly()))).isEqualTo("executed");
        assertThat(times(node -> node.cache(CachePolicy.readOnly()))).isEqualTo("executed");
        assertThat(times(node -> node)).isEqualTo("executed");
        assertThat(times(node -> node.cache(CachePolicy.readOnly()))).isEqualTo("cached");
    }

    @Test
    void whatIsTooOldIsMadeAgainAndAClockThatIsSetBackMakesNothingOld() {
        UnaryOperator<NodeOptions> hour = node -> node.cache(CachePolicy.cachedFor(Duration.ofHours(1)));
        times(hour);

        clock.moves(Duration.ofMinutes(60));
        assertThat(times(hour)).isEqualTo("cached");
        clock.moves(Duration.ofMinutes(1));
        assertThat(times(hour)).isEqualTo("executed");
        clock.moves(Duration.ofDays(-1));
        assertThat(times(hour)).isEqualTo("cached");
    }

    @Test
    void aRunSaysWhatChanged() {
        workspace.run(pipeline(3, node -> node)).orThrow();
        RunReport second = workspace.run(pipeline(4, node -> node)).orThrow();

        assertThat(workspace.explain(second.id(), "times").text()).contains("factor 3 -> 4");
        assertThat(workspace.explain(second.id(), "count").cause()).isEqualTo(Explanation.Cause.REUSED);
        assertThat(workspace.explain(second.id(), "doubled").changes())
                .singleElement()
                .satisfies(change -> assertThat(change.name()).contains("number"));
    }

    @Test
    void thePolicyIsTheReasonWhereItIs() {
        workspace.run(pipeline(3, node -> node)).orThrow();
        RunReport always = workspace
                .run(pipeline(3, node -> node.cache(CachePolicy.always())))
                .orThrow();
        clock.moves(Duration.ofDays(1));
        RunReport old = workspace
                .run(pipeline(3, node -> node.cache(CachePolicy.cachedFor(Duration.ofHours(1)))))
                .orThrow();

        assertThat(workspace.explain(always.id(), "times").cause()).isEqualTo(Explanation.Cause.POLICY);
        assertThat(workspace.explain(old.id(), "times").cause()).isEqualTo(Explanation.Cause.EXPIRED);
    }

    @Test
    void forgettingIsLookedAtFirstAndStopsWhereOutputsAreEqual() {
        RunReport run = workspace.run(pipeline(3, node -> node)).orThrow();
        Invalidation invalidation = workspace.invalidation(run.id(), "count");

        assertThat(invalidation.followers()).extracting(Object::toString).anyMatch(text -> text.contains("times"));
        assertThat(times(node -> node)).isEqualTo("cached");
        invalidation.apply();

        RunReport again = workspace.run(pipeline(3, node -> node)).orThrow();
        assertThat(List.of(
                        again.node("say").outcome().toString(),
                        again.node("count").outcome().toString(),
                        again.node("times").outcome().toString()))
                .containsExactly("cached", "executed", "cached");
        assertThat(workspace.explain(again.id(), "count").cause()).isEqualTo(Explanation.Cause.FORGOTTEN);
    }

    /** Ends the process of its host. */
    record Exits(int code) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, leave());
        }

        private int leave() {
            System.exit(code);
            return code;
        }
    }

    @Test
    void whatCanEndTheProcessIsRefusedBeforeTheRun() {
        Pipeline pipeline = Pipeline.define("exits", p -> p.add(new Exits(3)));

        assertThatThrownBy(() -> workspace.run(pipeline))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Node 'exits' can end the process: ")
                .hasMessageContaining("Exits.run > ")
                .hasMessageContaining("System.exit");
        assertThat(workspace.runs(1)).isEmpty();
    }
}
