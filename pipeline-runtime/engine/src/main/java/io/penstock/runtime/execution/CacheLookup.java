package io.penstock.runtime.execution;

import io.penstock.Node;
import io.penstock.artifact.Digest;
import io.penstock.runtime.cache.CacheKey;
import io.penstock.runtime.metadata.Computed;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.observe.CacheLookupEvent;
import io.penstock.runtime.observe.JfrEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for an earlier execution with the same key whose outputs are all as they were. Thread-safe. */
record CacheLookup(Machinery machinery) {

    private static final Logger LOG = LoggerFactory.getLogger(CacheLookup.class);

    /**
     * What was found.
     *
     * @param reason why an execution with this key is made again; empty if there is nothing to say
     */
    record Found(Optional<ExecutionFinished> earlier, String reason) {

        private static Found nothing(String reason) {
            return new Found(Optional.empty(), reason);
        }
    }

    Found find(Node node, CacheKey key) throws IOException {
        Optional<CacheLookupEvent> event = JfrEvents.lookup();
        Found found = look(node, key);
        event.ifPresent(
                made -> made.end(node.id(), key.digest(), found.earlier().isPresent()));
        return found;
    }

    private Found look(Node node, CacheKey key) throws IOException {
        Optional<Computed> computed = machinery.metadata().computed(key.digest());
        if (computed.isEmpty()) {
            return Found.nothing("");
        }
        ExecutionFinished earlier = computed.get().execution();
        return computed.get().isForgotten() ? Found.nothing(collected(node, earlier)) : usable(node, key, earlier);
    }

    private Found usable(Node node, CacheKey key, ExecutionFinished earlier) throws IOException {
        if (isTooOld(node, earlier)) {
            return Found.nothing("");
        }
        Optional<String> damage = damage(node, earlier);
        if (damage.isEmpty()) {
            return new Found(Optional.of(earlier), "");
        }
        LOG.warn("{} It is made again.", damage.get());
        machinery.metadata().invalidate(key.digest());
        return Found.nothing(damage.get());
    }

    /** Says which output of an earlier execution garbage collection gave up, if one; it is taken back when it is made again. */
    private String collected(Node node, ExecutionFinished earlier) {
        return earlier.outputs().stream()
                .flatMap(output -> collected(node, output).stream())
                .findFirst()
                .orElse("");
    }

    private Optional<String> collected(Node node, OutputRecord output) {
        return output.digest().flatMap(digest -> machinery
                .metadata()
                .givenUp()
                .since(digest)
                .map(time -> "Artifact %s of '%s/%s' was deleted by garbage collection at '%s'."
                        .formatted(digest.brief(), node.id(), output.port(), time)));
    }

    /** An execution of the future, after the clock was set back, is not too old. */
    private boolean isTooOld(Node node, ExecutionFinished earlier) {
        Duration age = Duration.between(earlier.at(), machinery.clock().instant());
        return node.options()
                .cache()
                .timeToLive()
                .filter(limit -> age.compareTo(limit) > 0)
                .isPresent();
    }

    /** Looks at each output of an earlier execution, sets aside what is not as it was, and says what. */
    private Optional<String> damage(Node node, ExecutionFinished earlier) throws IOException {
        Optional<String> first = Optional.empty();
        for (OutputRecord output : earlier.outputs()) {
            if (output.digest().isPresent()) {
                Optional<String> found =
                        damage(node, output.port(), output.digest().get());
                first = first.isPresent() ? first : found;
            }
        }
        return first;
    }

    private Optional<String> damage(Node node, String port, Digest digest) throws IOException {
        Optional<String> problem = machinery.reader().problem(digest);
        if (problem.isPresent()) {
            machinery.reader().discard(digest);
        }
        return problem.map(
                what -> "Artifact %s of '%s/%s' was damaged: %s.".formatted(digest.brief(), node.id(), port, what));
    }
}
