package io.penstock.cli;

import io.penstock.artifact.Digest;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The outputs of the runs of a workspace.
 *
 * @param workspace where they ran
 */
record KnownArtifacts(Workspace workspace) {

    /**
     * An output of a run, as programs read it.
     *
     * @param outcome whether its node was executed or cached
     */
    record View(
            String digest,
            String type,
            String run,
            String node,
            String item,
            String output,
            String outcome,
            long bytes) {}

    /** Returns the outputs of a run that were not withheld, in the order in which their nodes began. */
    List<View> of(RunRecord run) {
        List<View> views = new ArrayList<>();
        for (ExecutionRecord execution : workspace.metadata().executions(run.id())) {
            execution.finished().ifPresent(end -> end.outputs().stream()
                    .flatMap(output -> view(end, output))
                    .forEach(views::add));
        }
        return views;
    }

    private static Stream<View> view(Event.ExecutionFinished end, Event.OutputRecord output) {
        return output.digest().stream()
                .map(digest -> new View(
                        digest.text(),
                        output.type(),
                        end.id().run(),
                        end.id().node(),
                        end.id().item(),
                        output.port(),
                        end.outcome().name(),
                        output.bytes()));
    }

    /** Returns the different digests whose hexadecimal form starts so. */
    List<Digest> startingWith(String hex) {
        return workspace.runs(Integer.MAX_VALUE).stream()
                .flatMap(run -> of(run).stream())
                .map(view -> new Digest(view.digest()))
                .filter(digest -> digest.hex().startsWith(hex))
                .distinct()
                .toList();
    }
}
