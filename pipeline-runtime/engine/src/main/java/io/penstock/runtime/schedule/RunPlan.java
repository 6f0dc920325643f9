package io.penstock.runtime.schedule;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run does beside running every node.
 *
 * @param provisions for top nodes that are not run, by their ids
 * @param earlier how executions of the same run ended before it was taken up again, the newest of each
 * @param attempts how often they were tried before
 * @param deadline how long the run may take
 * @param grace how long a node that was asked to stop has before it is abandoned
 */
public record RunPlan(
        Map<String, Provision> provisions,
        Map<Place, ExecutionFinished> earlier,
        Map<Place, Integer> attempts,
        Optional<Duration> deadline,
        Duration grace) {

    /** The note of a run that lists the digests of artifacts that it takes over, so that they are kept while it runs. */
    public static final String TAKES = "takes";

    /** What is to be done with a node instead of running it. */
    public sealed interface Provision {

        /**
         * Its outputs are those of another execution of it.
         *
         * @param reason for people
         */
        record Taken(ExecutionFinished execution, String reason) implements Provision {}

        /**
         * It is no part of this run.
         *
         * @param reason for people
         */
        record LeftOut(String reason) implements Provision {}

        /**
         * Its outputs were given by hand.
         *
         * @param outputs published already
         */
        record Given(List<OutputRecord> outputs) implements Provision {}
    }

    /**
     * A node, or one time of a node of a body.
     *
     * @param node its id
     * @param item empty for a plain node
     */
    public record Place(String node, String item) {

        /** Returns the place of an execution. */
        public static Place of(ExecutionId id) {
            return new Place(id.node(), id.item());
        }
    }

    /** Copies the maps. */
    public RunPlan {
        provisions = Map.copyOf(provisions);
        earlier = Map.copyOf(earlier);
        attempts = Map.copyOf(attempts);
    }

    /** Returns the artifacts that it takes over, as a note at the start of a run has them; empty if there are none. */
    public Optional<String> takes() {
        String digests = provisions.values().stream()
                .flatMap(RunPlan::outputs)
                .flatMap(output -> output.digest().stream())
                .map(Digest::text)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        return digests.isEmpty() ? Optional.empty() : Optional.of(digests);
    }

    private static Stream<OutputRecord> outputs(Provision provision) {
        if (provision instanceof Provision.Taken taken) {
            return taken.execution().outputs().stream();
        }
        return provision instanceof Provision.Given given ? given.outputs().stream() : Stream.empty();
    }
}
