package io.penstock.runtime;

import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.observe.PowerModel;

/**
 * Estimates the energy of runs from what the metadata store remembers of their executions.
 *
 * @param metadata remembers what each execution took of the machine
 * @param power estimates by that
 */
record RunEnergy(MetadataStore metadata, PowerModel power) {

    RunReport.Energy of(String run) {
        double joules = 0;
        for (ExecutionRecord execution : metadata.executions(run)) {
            joules += execution
                    .finished()
                    .map(end -> power.joules(end.usage()).orElse(0))
                    .orElse(0.0);
        }
        return new RunReport.Energy(joules, power);
    }
}
