package io.penstock.runtime.lineage;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.ExecutionLinks;
import io.penstock.runtime.metadata.ExecutionLinks.Link;
import io.penstock.runtime.metadata.MetadataStore;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Where a walk over lineage goes. */
enum Direction {
    /** From artifacts to those who wrote them, and to what these read. */
    UPSTREAM {
        @Override
        List<ExecutionLinks> next(MetadataStore store, Collection<Digest> artifacts, long until, Set<Long> known) {
            return store.writers(artifacts, until, known);
        }

        @Override
        List<Link> ahead(ExecutionLinks execution) {
            return execution.inputs();
        }

        @Override
        List<Link> behind(ExecutionLinks execution) {
            return execution.outputs();
        }
    },
    /** From artifacts to those who read them, and to what these wrote. */
    DOWNSTREAM {
        @Override
        List<ExecutionLinks> next(MetadataStore store, Collection<Digest> artifacts, long until, Set<Long> known) {
            return store.readers(artifacts, until, known);
        }

        @Override
        List<Link> ahead(ExecutionLinks execution) {
            return execution.outputs();
        }

        @Override
        List<Link> behind(ExecutionLinks execution) {
            return execution.inputs();
        }
    };

    /** Returns the executions that come next after some artifacts, but for those that are known. */
    abstract List<ExecutionLinks> next(MetadataStore store, Collection<Digest> artifacts, long until, Set<Long> known);

    /** Returns the artifacts that come next after an execution. */
    abstract List<Link> ahead(ExecutionLinks execution);

    /** Returns the artifacts that an execution is reached from. */
    abstract List<Link> behind(ExecutionLinks execution);
}
