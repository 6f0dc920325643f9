package io.penstock.runtime.schedule;

import io.penstock.Node;
import io.penstock.runtime.execution.Ending;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.execution.PortState;
import io.penstock.runtime.execution.PortState.Lost;
import io.penstock.runtime.execution.PortState.Withheld;
import io.penstock.runtime.schedule.RunPlan.Provision;
import java.util.Optional;

/** Ends nodes that need not or cannot be run. */
record Provisions(RunPlan plan, Stop stop) {

    /** Returns how a node ends whose inputs are all known, or need not be, if it ends without being run. */
    Optional<NodeEnd> end(Instance instance, Ending ending) {
        Provision provision = instance.states().item().isEmpty()
                ? plan.provisions().get(instance.node().id())
                : null;
        if (provision != null) {
            return Optional.of(provided(provision, ending));
        }
        return stop.isRequested() ? Optional.of(ending.cancelled(stop.reason())) : blocked(instance, ending);
    }

    private static NodeEnd provided(Provision provision, Ending ending) {
        if (provision instanceof Provision.Taken taken) {
            return ending.taken(taken.execution(), taken.reason());
        }
        if (provision instanceof Provision.Given given) {
            return ending.given(given.outputs(), "given by hand");
        }
        if (provision instanceof Provision.Kept kept) {
            return ending.kept(kept.execution());
        }
        return ending.leftOut(((Provision.LeftOut) provision).reason());
    }

    private static Optional<NodeEnd> blocked(Instance instance, Ending ending) {
        for (Node.Input input : instance.node().inputs()) {
            PortState state = instance.states().state(input.port());
            if (state instanceof Lost lost) {
                return Optional.of(ending.skipped(lost.reason(), lost));
            }
            if (state instanceof Withheld withheld && input.required()) {
                return Optional.of(
                        ending.skipped("'%s' was withheld: %s".formatted(input.port(), withheld.reason()), withheld));
            }
        }
        return Optional.empty();
    }
}
