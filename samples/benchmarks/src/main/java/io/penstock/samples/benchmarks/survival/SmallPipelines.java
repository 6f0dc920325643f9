package io.penstock.samples.benchmarks.survival;

import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.Retry;
import io.penstock.artifact.OutputLocation;
import io.penstock.samples.benchmarks.survival.SmallSteps.Element;
import io.penstock.samples.benchmarks.survival.SmallSteps.Elements;
import io.penstock.samples.benchmarks.survival.SmallSteps.Flaky;
import io.penstock.samples.benchmarks.survival.SmallSteps.Fold;
import io.penstock.samples.benchmarks.survival.SmallSteps.Push;
import io.penstock.samples.benchmarks.survival.SmallSteps.Seed;
import io.penstock.samples.benchmarks.survival.SmallSteps.Sum;
import io.penstock.samples.benchmarks.survival.SmallSteps.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Pipelines of parallel branches with files, a step that breaks and is tried again, a fan-out and a push. Pipelines of one
 * salt share their branches.
 */
final class SmallPipelines {

    /** How many lines a text has: 80 kB, too long to be kept with the metadata. */
    private static final int LINES = 4_000;

    private static final Retry SOON = Retry.attempts(3).pausing(Duration.ofMillis(5), 2, Duration.ofMillis(20));

    private SmallPipelines() {}

    /**
     * Makes a pipeline.
     *
     * @param salt of its seeds
     * @param branches how many it has
     * @param rounds how long each node works, about a millisecond each
     * @param pushed where its text goes
     */
    static Pipeline of(int salt, int branches, int rounds, Path pushed) {
        return Pipeline.define("small-" + branches, p -> {
            List<Port<Long>> ends = new ArrayList<>();
            for (int i = 0; i < branches; i++) {
                ends.add(branch(p, i, salt, rounds));
            }
            var elements = p.add(new Elements(ends.get(0), 6));
            var squares = p.forEach(elements, element -> p.add(new Element(element, rounds)));
            var sum = p.add("sum", new Sum(squares, ends));
            p.add("push", new Push(sum, p.add("report", new Text(sum, LINES)), OutputLocation.of(pushed)));
        });
    }

    private static Port<Long> branch(PipelineBuilder p, int number, int salt, int rounds) {
        var seed = p.add("seed-" + number, new Seed(salt * 100 + number, rounds));
        var fold = p.add("fold-" + number, new Fold(p.add("text-" + number, new Text(seed, LINES)), rounds));
        return number % 2 == 0 ? p.add("flaky-" + number, new Flaky(fold, rounds), node -> node.retry(SOON)) : fold;
    }
}
