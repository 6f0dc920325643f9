package io.penstock.testing.crash;

import io.penstock.json.CanonicalJson;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.testing.internal.WatchedStore;
import java.nio.file.Path;
import java.util.List;

/** The program of the process that ends in the middle of a run, as in a power cut: no hook runs, nothing is closed. */
final class KilledMain {

    static final int KILLED = 86;

    private KilledMain() {}

    /** Takes the workspace, the last node, and the source of the pipeline as JSON. */
    public static void main(String[] arguments) {
        PipelineSource source = CanonicalJson.read(
                arguments[2], PipelineSource.class, "The source of the pipeline '%s'".formatted(arguments[2]));
        try (Workspace workspace = Workspace.builder(Path.of(arguments[0]))
                .metadata(store -> WatchedStore.around(store, new EndAfter(arguments[1])))
                .open()) {
            System.out.println(workspace.run(source.pipeline()));
        }
    }

    /** Ends this JVM when a node was executed and that is durable. */
    private record EndAfter(String node) implements WatchedStore.Watch {

        @Override
        public void durable(List<Event> events) {
            if (events.stream().anyMatch(this::isTheEnd)) {
                Runtime.getRuntime().halt(KILLED);
            }
        }

        private boolean isTheEnd(Event event) {
            return event instanceof ExecutionFinished finished
                    && finished.id().node().equals(node)
                    && finished.outcome() == Event.Outcome.EXECUTED;
        }
    }
}
