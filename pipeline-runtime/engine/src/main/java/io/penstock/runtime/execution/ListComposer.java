package io.penstock.runtime.execution;

import io.penstock.Port;
import io.penstock.errors.DataException;
import io.penstock.runtime.artifacts.ArtifactForm;
import io.penstock.runtime.artifacts.DamagedArtifact;
import io.penstock.runtime.artifacts.ListForm;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.metadata.Event.OutputRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes one artifact of several: files are linked where the disk can, not copied. Thread-safe. */
record ListComposer(Machinery machinery) {

    /**
     * Publishes a list.
     *
     * @param port whose type is that of the list
     * @param elements of the type of its elements, in order
     */
    OutputRecord compose(Port<?> port, List<Present> elements) throws IOException {
        ArtifactForm form = machinery.forms().of(port.type());
        try (OutputDraft draft = new OutputDraft(port, form, machinery.store())) {
            if (form instanceof ListForm list) {
                list.link(directories(port, elements), draft.directory());
            } else {
                draft.write(values(port, elements));
            }
            return draft.publish();
        }
    }

    private List<Path> directories(Port<?> port, List<Present> elements) throws IOException {
        List<Path> places = new ArrayList<>();
        for (Present element : elements) {
            machinery.reader().problem(element.digest()).ifPresent(problem -> {
                throw new DataException("'%s' cannot be put together: %s of run '%s', %s."
                        .formatted(port, element.digest().brief(), element.run(), problem));
            });
            places.add(machinery.store().local(element.digest()));
        }
        return places;
    }

    private List<Object> values(Port<?> port, List<Present> elements) throws IOException {
        List<Object> values = new ArrayList<>();
        for (Present element : elements) {
            try {
                values.add(machinery.reader().read(machinery.forms().of(element.type()), element.digest()));
            } catch (DamagedArtifact e) {
                throw new DataException("'%s' cannot be put together: %s".formatted(port, e.getMessage()), e);
            }
        }
        return values;
    }
}
