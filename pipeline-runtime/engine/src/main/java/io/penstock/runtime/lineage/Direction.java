package io.penstock.runtime.lineage;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.ExecutionLinks;
import io.penstock.runtime.metadata.ExecutionLinks.Link;
import io.penstock.runtime.metadata.MetadataStore;
import java.util.Collection;
import java.util.List;

/** Where a walk over lineage goes. */
enum Direction {
    /** From artifacts to those who wrote them, and to what these read. */
    UPSTREAM {
        @Override
        List<Long> next(MetadataStore store, Collection<Digest> artifacts, long until) {
            return store.writers(artifacts, until);
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
        List<Long> next(MetadataStore store, Collection<Digest> artifacts, long until) {
            return store.readers(artifacts, until);
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

    /** Returns the places of the executions that come next after some artifacts. */
    abstract List<Long> next(MetadataStore store, Collection<Digest> artifacts, long until);

    /** Returns the artifacts that come next after an execution. */
    abstract List<Link> ahead(ExecutionLinks execution);

    /** Returns the artifacts that an execution is reached from. */
    abstract List<Link> behind(ExecutionLinks execution);
}
