package io.penstock.release;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.artifact.OutputLocation;
import io.penstock.model.BlessedModel;
import java.io.IOException;

/**
 * Puts a blessed model into a serving directory. Runs every time and is idempotent: a model that serves already is found
 * there, and nothing is written.
 *
 * <p>A model appears whole or not at all, whatever is killed when: its files are written aside, forced to disk and moved in
 * one step, and only then does {@code CURRENT} name them. Several processes may push to one directory.
 *
 * @param blessed what to push
 * @param destination the serving directory; made if it does not exist
 */
public record Pusher(Port<BlessedModel> blessed, OutputLocation destination) implements Component<Port<PushedModel>> {

    /** The property of the pushed model's artifact that says what was written. */
    public static final String HOW_PROPERTY = "push";

    @Override
    public void run(Port<PushedModel> out, Execution execution) throws IOException, InterruptedException {
        PushedModel pushed = new ServingDirectory(destination.path())
                .push(execution.read(blessed).model());
        execution.write(out, pushed);
        execution.property(out, HOW_PROPERTY, pushed.how().text());
    }

    @Override
    public boolean reachesOutside() {
        return true;
    }
}
