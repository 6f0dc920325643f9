package io.penstock.runtime.execution;

import io.penstock.Port;
import io.penstock.runtime.execution.Flights.Flight;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What comes of running a node for a while. */
public sealed interface Turn {

    /**
     * The node came to its end.
     *
     * @param flight to be released when the end is durable
     */
    record Ended(NodeEnd end, Optional<Flight> flight) implements Turn {

        /** Makes the end of a node that holds no flight. */
        public static Ended of(NodeEnd end) {
            return new Ended(end, Optional.empty());
        }

        /** Lets others compute the key, or find it. */
        public void land() {
            flight.ifPresent(Flight::release);
        }
    }

    /**
     * Another execution computes the same key; the node is to be run again then.
     *
     * @param until completes when it is worth asking again
     */
    record Waits(CompletionStage<Void> until) implements Turn {}

    /**
     * The node's body is to be run, then the node again.
     *
     * @param times each time with what is behind the body's parameters
     * @param events to be durable before
     */
    record Grows(List<Time> times, List<ExecutionFinished> events) implements Turn {}

    /**
     * One time through a body.
     *
     * @param item names it in the ids of executions
     * @param parameters what is behind the body's parameters
     */
    record Time(String item, Map<Port<?>, PortState> parameters) {}
}
