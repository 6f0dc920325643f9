package io.penstock.runtime;

import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Letters;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.spi.Ledger;
import java.nio.file.Path;

/** Is loaded with the whole engine by a class loader of its own, and uses what an application uses. */
public final class ReloadedEngine {

    private static final int NOT_INLINE = 100_000;

    private ReloadedEngine() {}

    /** Runs a pipeline twice and one that fails, reads, and closes; returns how many nodes of the second run were cached. */
    public static long use(String directory) {
        RunListener listener = new RunListener() {};
        try (Workspace workspace =
                Workspace.builder(Path.of(directory)).listener(listener).open()) {
            workspace.run(pipeline()).orThrow();
            RunReport second = workspace.run(pipeline()).orThrow();
            workspace.run(failing());
            workspace.catalog().producedBy("engine", Integer.class);
            workspace.ledger().compareAndSet("name", Ledger.NONE, "value");
            return second.nodes().stream()
                    .filter(node -> node.outcome() instanceof Outcome.Cached)
                    .count();
        }
    }

    static Pipeline pipeline() {
        return Pipeline.define("engine", p -> {
            p.add(new Letters(NOT_INLINE));
            p.add(new Times(p.add(new Count(p.add(new Say("a b")))), 2));
        });
    }

    private static Pipeline failing() {
        return Pipeline.define("failing", p -> {
            Port<Integer> count = p.add(new Count(p.add(new Say("a b"))));
            p.add(new TinySteps.Fail(count, "on purpose"));
        });
    }
}
