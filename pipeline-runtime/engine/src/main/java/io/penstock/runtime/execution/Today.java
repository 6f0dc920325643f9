package io.penstock.runtime.execution;

import io.penstock.Component;
import io.penstock.Node;
import io.penstock.runtime.cache.CacheKey;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import java.util.HashMap;
import java.util.Map;

/** What a node would be run as today, to be compared with what it was run as before its run was taken up again. */
record Today(Node node, CacheKey key) {

    /** Returns whether it would be the same; what reaches outside would also have to reach the same places. */
    boolean isLike(ExecutionFinished earlier) {
        if (earlier.key().isPresent()) {
            return earlier.key().get().equals(key.digest());
        }
        return withoutNotes(earlier.keyParts()).equals(withoutNotes(key.parts()))
                && (!reachesOutside() || earlier.configuration().equals(Configuration.of(node.step(), key.parts())));
    }

    private boolean reachesOutside() {
        return node.step() instanceof Component<?> component && component.reachesOutside();
    }

    private static Map<String, String> withoutNotes(Map<String, String> parts) {
        Map<String, String> left = new HashMap<>(parts);
        left.keySet().removeIf(CacheKey::isNote);
        return left;
    }
}
