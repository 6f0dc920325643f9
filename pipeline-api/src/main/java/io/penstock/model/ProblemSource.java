package io.penstock.model;

import io.penstock.Definition;
import io.penstock.Port;
import java.util.Optional;

/**
 * A step whose outputs are about one problem that is known before it runs: a transform by its label, a trainer by its features. So a
 * pipeline whose parts do not go together is refused while it is defined.
 */
public interface ProblemSource {

    /** Returns the problem, as far as it is known (see {@link ProblemType}); empty if only the run can tell. */
    Optional<ProblemType> problem(Definition definition);

    /** Returns the problem that the step behind a port is about, if it is known. */
    static Optional<ProblemType> of(Port<?> port, Definition definition) {
        return definition.producer(port).filter(ProblemSource.class::isInstance).flatMap(step -> ((ProblemSource) step)
                .problem(definition));
    }
}
