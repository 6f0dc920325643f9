package io.penstock.runtime.observe;

import io.penstock.runtime.metadata.Usage;
import java.util.OptionalDouble;

/**
 * A stated model of what a machine draws, to estimate the energy of an execution: {@code joules = cpuSeconds * wattsPerBusyCore}.
 * It is an estimate: nothing is measured, and memory, disks and cooling are left out.
 *
 * @param wattsPerBusyCore what one core draws more when it is busy than when it is idle
 * @param source where the figure is from, for people
 */
public record PowerModel(double wattsPerBusyCore, String source) {

    /**
     * The mean of a busy virtual core above an idle one in a data centre: 3.5 W - 0.74 W, the average coefficients that Cloud
     * Carbon Footprint (methodology, appendix I) gives for the processors of Amazon's machines.
     */
    public static final PowerModel TYPICAL_SERVER =
            new PowerModel(2.76, "Cloud Carbon Footprint, average of AWS processors, 3.5 W busy - 0.74 W idle a core");

    /** Checks the figure. */
    public PowerModel {
        if (!(wattsPerBusyCore > 0)) {
            throw new IllegalArgumentException(
                    "A busy core of '%s' W draws nothing. Give what the processor draws, divided by its cores."
                            .formatted(wattsPerBusyCore));
        }
    }

    /** Estimates the energy of an execution in joules; empty if its CPU time is unknown. */
    public OptionalDouble joules(Usage usage) {
        return usage.cpuNanos() < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(usage.cpuNanos() / 1e9 * wattsPerBusyCore);
    }
}
