package io.penstock.samples.benchmarks.survival;

import io.penstock.artifact.Digest;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.artifacts.JsonForm;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.Recorded;
import io.penstock.runtime.store.LocalArtifactStore;
import io.penstock.runtime.store.OwnerLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Requires that every artifact is whole to the byte, in the store or with the metadata, and returns how many there are. */
    static int wholeArtifacts(Path home, Workspace workspace, List<ExecutionFinished> finished) throws IOException {
        Set<Digest> recorded = recorded(finished);
        try (OwnerLock owner = OwnerLock.acquire(home);
                LocalArtifactStore store = LocalArtifactStore.open(home, owner)) {
            for (Digest digest : recorded) {
                requireWhole(workspace, store, digest);
            }
            for (Digest digest : store.list().toList()) {
                Optional<String> problem = store.problem(digest, true);
                require(problem.isEmpty(), "torn: " + digest + problem);
            }
        }
        return recorded.size();
    }

    /** Returns how many artifacts the store has that no execution names: published, and then the process was killed. */
    static int unnamed(Path home, List<ExecutionFinished> finished) throws IOException {
        Set<Digest> recorded = recorded(finished);
        try (OwnerLock owner = OwnerLock.acquire(home);
                LocalArtifactStore store = LocalArtifactStore.open(home, owner)) {
            return (int)
                    store.list().filter(digest -> !recorded.contains(digest)).count();
        }
    }

    private static Set<Digest> recorded(List<ExecutionFinished> finished) {
        return finished.stream()
                .flatMap(execution -> execution.outputs().stream())
                .map(OutputRecord::digest)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What is kept with the metadata was written as one piece, and its digest says which. */
    private static void requireWhole(Workspace workspace, LocalArtifactStore store, Digest digest) throws IOException {
        if (store.manifest(digest).isPresent()) {
            Optional<String> problem = store.problem(digest, true);
            require(problem.isEmpty(), "torn: " + digest + problem);
        } else {
            byte[] content =
                    workspace.metadata().inline(digest).orElseThrow(() -> new IllegalStateException("lost: " + digest));
            require(JsonForm.digest(content).equals(digest), "torn: " + digest);
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
