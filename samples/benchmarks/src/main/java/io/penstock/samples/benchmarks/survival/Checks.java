package io.penstock.samples.benchmarks.survival;

import io.penstock.artifact.Digest;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.check.CheckReport;
import io.penstock.runtime.check.Problem.Kind;
import io.penstock.runtime.check.StoreCheck;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Recorded;
import io.penstock.runtime.store.LocalArtifactStore;
import io.penstock.runtime.store.OwnerLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at everything that a workspace holds. */
final class Checks {

    private static final int PAGE = 5_000;

    private Checks() {}

    static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Returns every execution that ever finished. */
    static List<ExecutionFinished> finished(Workspace workspace) {
        List<ExecutionFinished> finished = new ArrayList<>();
        long last = 0;
        for (List<Recorded> page = page(workspace, last); !page.isEmpty(); page = page(workspace, last)) {
            page.stream()
                    .map(Recorded::event)
                    .filter(ExecutionFinished.class::isInstance)
                    .map(ExecutionFinished.class::cast)
                    .forEach(finished::add);
            last = page.get(page.size() - 1).sequence();
        }
        return finished;
    }

    private static List<Recorded> page(Workspace workspace, long after) {
        return workspace.metadata().eventsAfter(after, PAGE);
    }

    /** Requires that no key was computed twice, and returns how many there are. */
    static int keysComputedOnce(List<ExecutionFinished> finished) {
        Map<Digest, Integer> computed = new HashMap<>();
        finished.stream()
                .filter(execution -> execution.outcome() == Outcome.EXECUTED)
                .flatMap(execution -> execution.key().stream())
                .forEach(key -> computed.merge(key, 1, Integer::sum));
        computed.forEach((key, times) -> require(times == 1, "key " + key + " was computed " + times + " times"));
        return computed.size();
    }

    /** Requires that all is whole to the byte and that nothing is left over but artifacts of processes that were killed. */
    static CheckReport whole(Path home, Workspace workspace) throws IOException {
        try (OwnerLock owner = OwnerLock.acquire(home);
                LocalArtifactStore store = LocalArtifactStore.open(home, owner)) {
            CheckReport report = StoreCheck.of(workspace.metadata(), store, home);
            require(
                    report.isWhole()
                            && Set.of(Kind.ORPHAN).containsAll(report.counts().keySet()),
                    report.text());
            return report;
        }
    }

    /** Requires that nothing is left of processes that are gone, beside one owner that is open. */
    static void swept(Path home) throws IOException {
        for (String place : List.of("staging", "owners")) {
            try (Stream<Path> left = Files.list(home.resolve(place))) {
                long owners = left.count();
                require(owners == 1, owners + " owners in '" + place + "'");
            }
        }
    }
}
