package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.artifact.OutputLocation;
import io.penstock.errors.DefinitionException;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Fail;
import io.penstock.runtime.TinySteps.Push;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.runtime.TinySteps.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in which values stand in for nodes. */
class RehearsalTest {

    private final Workspace workspace = Workspace.inMemory();

    @TempDir
    private Path place;

    private Port<Words> words;
    private Port<Integer> count;
    private Port<Integer> broken;

    private final Pipeline pipeline = Pipeline.define("counting", this::define);

    private void define(PipelineBuilder p) {
        words = p.add(new Say("a b"));
        count = p.add(new Count(words));
        broken = p.add(new Fail(count, "it is broken"));
        p.add(new Times(broken, 2));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private RunReport rehearse(Pipeline which, UnaryOperator<Rehearsal> stubs) {
        return workspace.rehearse(which, stubs).report().toCompletableFuture().join();
    }

    @Test
    void whatStandsInIsReadAndItsNodeIsNotRun() {
        RunReport run = rehearse(pipeline, stubs -> stubs.with(broken, 21)).orThrow();

        assertThat(run.output("times", "integer", Integer.class)).isEqualTo(42);
        assertThat(run.node("fail").reason()).isEqualTo("given by hand");
    }

    @Test
    void whatOnlyNodesThatAreNotRunNeedIsLeftOut() {
        RunReport run = rehearse(pipeline, stubs -> stubs.with(broken, 21));

        assertThat(List.of(run.node("say"), run.node("count")))
                .extracting(NodeReport::reason)
                .containsOnly("only nodes that are not run need it");
    }

    @Test
    void whatIsWithheldInItsPlaceSkipsWhoNeedsIt() {
        RunReport run = rehearse(pipeline, stubs -> stubs.withholding(words, "no words today"));

        assertThat(run.node("count").outcome()).isInstanceOf(Outcome.Skipped.class);
        assertThat(run.node("count").reason()).contains("no words today");
    }

    @Test
    void whatReachesOutsideIsRun() {
        Pipeline pushing =
                Pipeline.define("pushing", p -> p.add(new Push(count(p), OutputLocation.of(place.resolve("pushed")))));

        rehearse(pushing, stubs -> stubs.with(count, 7)).orThrow();

        assertThat(place.resolve("pushed/number")).hasContent("7");
    }

    private Port<Integer> count(PipelineBuilder p) {
        count = p.add(new Count(p.add(new Say("a b"))));
        return count;
    }

    @Test
    void aPortOfAnotherPipelineIsRefused() {
        Port<Integer> foreign = count;
        Pipeline again = Pipeline.define("counting", this::define);

        assertThatThrownBy(() -> workspace.rehearse(again, stubs -> stubs.with(foreign, 1)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Port 'count/integer' is not one of this pipeline 'counting'");
    }

    @Test
    void everyOutputThatIsReadNeedsSomethingInItsPlace() {
        Pipeline two = Pipeline.define("two", p -> {
            TinySteps.Two both = p.add(new TinySteps.Forgetful(false));
            count = both.first();
            p.add(new Times(both.second(), 2));
        });

        assertThatThrownBy(() -> workspace.rehearse(two, stubs -> stubs.with(count, 1)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Nothing stands in for [forgetful/second]");
    }
}
