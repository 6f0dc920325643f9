package io.penstock.samples.sketches;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.examples.Examples;
import java.io.IOException;
import java.util.random.RandomGenerator;

/** Reinforcement: each round plays episodes with the policy, then improves it from them. The random source comes from the key. */
final class Rollouts {

    interface Environment {
        Examples play(QTable policy, int episodes, RandomGenerator random, Execution execution) throws IOException;
    }

    record QTable(java.util.List<Double> values) {}

    record Fresh(int states, int actions) implements Component<Port<QTable>> {
        @Override
        public void run(Port<QTable> out, Execution execution) throws IOException {
            execution.write(out, new QTable(java.util.Collections.nCopies(states * actions, 0.0)));
        }
    }

    record Rollout(Port<QTable> policy, Environment environment, int episodes) implements Component<Port<Examples>> {
        @Override
        public void run(Port<Examples> out, Execution execution) throws IOException {
            QTable table = execution.read(policy);
            execution.write(out, environment.play(table, episodes, execution.random(), execution));
        }
    }

    record Improve(Port<QTable> policy, Port<Examples> episodes, double rate) implements Component<Port<QTable>> {
        @Override
        public void run(Port<QTable> out, Execution execution) throws IOException {
            QTable table = execution.read(policy);
            execution.log().metric("steps", 0, execution.read(episodes).rows("train") * rate);
            execution.write(out, table);
        }
    }

    static Port<QTable> learn(PipelineBuilder p, Environment environment) {
        Port<QTable> fresh = p.add(new Fresh(16, 4));
        return p.repeat(fresh, 50, policy -> {
            Port<Examples> episodes = p.add(new Rollout(policy, environment, 20));
            return p.add(new Improve(policy, episodes, 0.1));
        });
    }

    private Rollouts() {}
}
