package io.penstock.samples.sketches;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.examples.Examples;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A tuner: trials are proposed at run time, each is trained and scored by itself, the best goes on. */
final class TunerFanOut {

    record Trial(int number, Estimator estimator) {}

    record Scored(Trial trial, double auc) {}

    interface Search {
        Trial propose(int number, java.util.random.RandomGenerator random);
    }

    record Proposals(Search search, int trials) implements Component<Port<List<Trial>>> {
        @Override
        public void run(Port<List<Trial>> out, Execution execution) throws IOException {
            List<Trial> proposals = new ArrayList<>();
            for (int i = 0; i < trials; i++) {
                proposals.add(search.propose(i, execution.random()));
            }
            execution.write(out, proposals);
        }
    }

    record TrialTrainer(Port<Examples> features, Port<Trial> trial) implements Component<Port<Model>> {
        @Override
        public void run(Port<Model> out, Execution execution) throws IOException {
            execution.log().metric("trial", execution.read(trial).number(), (double)
                    execution.read(features).rows("train"));
            execution.withhold(out, "a sketch trains nothing");
        }
    }

    record Score(Port<Examples> examples, Port<Trial> trial, Port<Model> model) implements Component<Port<Scored>> {
        @Override
        public void run(Port<Scored> out, Execution execution) throws IOException {
            try (var predictor = execution.read(model).load()) {
                execution.write(
                        out,
                        new Scored(
                                execution.read(trial),
                                predictor.signature().features().size()));
            }
        }
    }

    static Port<List<Scored>> tune(PipelineBuilder p, Port<Examples> raw, Port<Examples> features, Search search) {
        Port<List<Trial>> trials = p.add(new Proposals(search, 32));
        return p.forEach(trials, trial -> p.add(new Score(raw, trial, p.add(new TrialTrainer(features, trial)))));
    }

    private TunerFanOut() {}
}
