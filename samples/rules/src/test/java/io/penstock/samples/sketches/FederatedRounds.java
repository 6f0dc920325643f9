package io.penstock.samples.sketches;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.PipelineBuilder;
import io.penstock.Port;
import java.io.IOException;
import java.util.List;

/** Federated averaging: each round sends the weights to every client and averages what comes back. */
final class FederatedRounds {

    record Weights(List<Double> values, long rows) {}

    record Client(String name) {}

    record Task(Client client, Weights start) {}

    record Zero(int size) implements Component<Port<Weights>> {
        @Override
        public void run(Port<Weights> out, Execution execution) throws IOException {
            execution.write(out, new Weights(java.util.Collections.nCopies(size, 0.0), 0));
        }
    }

    record Tasks(Port<Weights> start, List<Client> clients) implements Component<Port<List<Task>>> {
        @Override
        public void run(Port<List<Task>> out, Execution execution) throws IOException {
            Weights weights = execution.read(start);
            execution.write(
                    out,
                    clients.stream().map(client -> new Task(client, weights)).toList());
        }
    }

    record LocalTraining(Port<Task> task) implements Component<Port<Weights>> {
        @Override
        public void run(Port<Weights> out, Execution execution) throws IOException {
            execution.write(out, execution.read(task).start());
        }
    }

    record Average(Port<List<Weights>> updates) implements Component<Port<Weights>> {
        @Override
        public void run(Port<Weights> out, Execution execution) throws IOException {
            execution.write(out, mean(execution.read(updates)));
        }

        private static Weights mean(List<Weights> updates) {
            return updates.stream()
                    .max(java.util.Comparator.comparingLong(Weights::rows))
                    .orElseThrow();
        }
    }

    static Port<Weights> tenRounds(PipelineBuilder p, List<Client> clients) {
        Port<Weights> zero = p.add(new Zero(64));
        return p.repeat(zero, 10, weights -> {
            Port<List<Task>> tasks = p.add(new Tasks(weights, clients));
            Port<List<Weights>> updates = p.forEach(tasks, task -> p.add(new LocalTraining(task)));
            return p.add(new Average(updates));
        });
    }

    private FederatedRounds() {}
}
