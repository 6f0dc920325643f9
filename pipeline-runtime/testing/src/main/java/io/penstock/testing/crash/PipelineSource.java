package io.penstock.testing.crash;

import io.penstock.Pipeline;

/**
 * Makes a pipeline in this process and, equal to it, in another one: a record whose fields go to JSON and back.
 *
 * <pre>{@code
 * record Tips(Path trips, int epochs) implements PipelineSource {
 *     public Pipeline pipeline() {
 *         return TipPipeline.define(trips, epochs);
 *     }
 * }
 * }</pre>
 */
public interface PipelineSource {

    /** Makes the pipeline. */
    Pipeline pipeline();
}
