package io.penstock.runtime.metadata;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one attempt at a node.
 *
 * @param id which attempt
 * @param started when it began
 * @param finished how it ended, if it did
 */
public record ExecutionRecord(ExecutionId id, Instant started, Optional<Event.ExecutionFinished> finished) {}
