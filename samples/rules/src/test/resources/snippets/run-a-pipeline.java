import io.penstock.CachePolicy;
import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Isolation;
import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.Retry;
import io.penstock.Tolerance;
import io.penstock.Until;
import io.penstock.examples.Examples;
import io.penstock.flow.Gate;
import io.penstock.flow.Requirement;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.explain.Invalidation;
import io.penstock.training.Trainer;
import io.penstock.transform.Transform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

PipelineBuilder p;
Workspace workspace;
Pipeline pipeline;
RunReport report;
String runId;
Port<Examples> raw;
Transform.Outputs features;
Port<Examples> northTrips;
Port<Weights> start;
Port<Double> threshold;
Estimator estimator;

record Trial(int depth) {}

record Score(double auc) {}

record Weights(double change) {
    boolean converged() {
        return change < 1e-6;
    }
}

record Proposals(int count) implements Component<Port<List<Trial>>> {
    @Override
    public void run(Port<List<Trial>> out, Execution execution) {}
}

record TrialTrainer(Transform.Outputs features, Port<Trial> trial) implements Component<Port<Model>> {
    @Override
    public void run(Port<Model> out, Execution execution) {}
}

record Scoring(Port<Examples> examples, Port<Model> model) implements Component<Port<Score>> {
    @Override
    public void run(Port<Score> out, Execution execution) {}
}

record LocalTraining(Port<Weights> state) implements Component<Port<Weights>> {
    @Override
    public void run(Port<Weights> out, Execution execution) {}
}

record Average(Port<Weights> update) implements Component<Port<Weights>> {
    @Override
    public void run(Port<Weights> out, Execution execution) {}
}

record BestAbove(double auc) implements Requirement<List<Score>> {
    @Override
    public Optional<String> objection(List<Score> scores) {
        return Optional.empty();
    }
}

static Port<Model> regionalModel(PipelineBuilder p, Port<Examples> trips) {
    throw new UnsupportedOperationException();
}
