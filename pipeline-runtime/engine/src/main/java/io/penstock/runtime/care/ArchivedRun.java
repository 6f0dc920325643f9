package io.penstock.runtime.care;

import io.penstock.errors.DataException;
import io.penstock.runtime.care.ArchiveManifest.Part;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.RunStarted;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.metadata.RunRecord.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run of an archive beside what is known of it here: either one of them is what the other one was earlier, or they contradict each
 * other. A run is taken up again by whoever has it, so both are possible.
 */
final class ArchivedRun {

    private final Part part;
    private final boolean whole;
    private final Optional<RunRecord> known;
    private final Map<ExecutionId, ExecutionRecord> executions = new LinkedHashMap<>();

    /**
     * Compares.
     *
     * @param whole whether the archive has all of its executions
     */
    private ArchivedRun(MetadataStore metadata, Part part, boolean whole) {
        this.part = part;
        this.whole = whole;
        this.known = metadata.run(part.run().id());
        metadata.executions(part.run().id()).forEach(execution -> executions.put(execution.id(), execution));
    }

    /**
     * Refuses an archive that cannot be brought in.
     *
     * @throws DataException if what it holds and what is here contradict each other, or the run runs here
     */
    static void check(MetadataStore metadata, ArchiveManifest manifest) {
        of(metadata, manifest).forEach(ArchivedRun::check);
    }

    /**
     * Returns what has to be written down so that the run is here as it is in an archive, the run itself after the parts of others:
     * the last one is the latest. What is known here already is left out.
     *
     * @throws DataException as {@link #check(MetadataStore, ArchiveManifest)} does
     */
    static List<Event> news(MetadataStore metadata, ArchiveManifest manifest) {
        List<ArchivedRun> runs = of(metadata, manifest);
        runs.forEach(ArchivedRun::check);
        return runs.stream().flatMap(run -> run.news().stream()).toList();
    }

    private static List<ArchivedRun> of(MetadataStore metadata, ArchiveManifest manifest) {
        List<ArchivedRun> runs = new ArrayList<>();
        for (Part other : manifest.parts().subList(1, manifest.parts().size())) {
            runs.add(new ArchivedRun(metadata, other, false));
        }
        runs.add(new ArchivedRun(metadata, manifest.main(), true));
        return runs;
    }

    private List<Event> news() {
        List<Event> steps = steps();
        if (!endsHere()) {
            return steps;
        }
        List<Event> events = new ArrayList<>(List.of(begin(), end()));
        events.addAll(whole ? 1 : 2, steps); // of a run that came in part by then, they make no artifact the newest
        return events;
    }

    private void check() {
        known.ifPresent(this::check);
    }

    private void check(RunRecord here) {
        checkSame(here);
        checkEnd(here);
        for (ExecutionRecord execution : part.executions()) {
            checkSame(execution, executions.get(execution.id()));
        }
        if (isLater(here) && whole) {
            checkNothingIsMissing();
        } else if (!isLater(here) && !here.cameInPart()) {
            checkNothingIsNew();
        }
    }

    /** Ids are made of the time and chance, so two runs with one id are one run, or someone wrote it by hand. */
    private void checkSame(RunRecord here) {
        RunRecord there = part.run();
        if (!here.pipeline().equals(there.pipeline())
                || !here.parameters().equals(there.parameters())
                || !here.started().equals(there.started())) {
            throw new DataException(
                    "there is another run '%s' here already: one of pipeline '%s' that began at '%s', and not one of '%s' that began at '%s'. Import it into another workspace"
                            .formatted(here.id(), here.pipeline(), here.started(), there.pipeline(), there.started()));
        }
    }

    private void checkEnd(RunRecord here) {
        RunRecord there = part.run();
        if (here.state() == State.RUNNING) {
            throw new DataException("run '%s' runs here. Wait for its end".formatted(here.id()));
        }
        if (here.finished().equals(there.finished())
                && (here.state() != there.state() || !notes(here).equals(notes(there)))) {
            throw contradiction("ended at '%s' as '%s' here and as '%s' there"
                    .formatted(there.finished().orElseThrow(), here.state(), there.state()));
        }
    }

    private void checkSame(ExecutionRecord there, @Nullable ExecutionRecord here) {
        if (here != null
                && here.finished().isPresent()
                && there.finished().isPresent()
                && !here.finished().equals(there.finished())) {
            throw contradiction("has another end of %s here".formatted(text(there.id())));
        }
    }

    private void checkNothingIsMissing() {
        Set<ExecutionId> more = new LinkedHashSet<>(executions.keySet());
        part.executions().forEach(execution -> more.remove(execution.id()));
        more.stream().findFirst().ifPresent(id -> {
            throw contradiction("has %s here and ended later without it there".formatted(text(id)));
        });
    }

    private void checkNothingIsNew() {
        part.executions().stream()
                .map(ExecutionRecord::id)
                .filter(id -> !executions.containsKey(id))
                .findFirst()
                .ifPresent(id -> {
                    throw contradiction("has %s there and ended later without it here".formatted(text(id)));
                });
    }

    private DataException contradiction(String how) {
        return new DataException("run '%s' %s: it was taken up again in two workspaces. Import it into another one"
                .formatted(part.run().id(), how));
    }

    private static String text(ExecutionId id) {
        return "attempt '%d' at node '%s'%s"
                .formatted(id.attempt(), id.node(), id.item().isEmpty() ? "" : ", item '%s'".formatted(id.item()));
    }

    /** Of a run that is here as a whole, a part says only what someone took from it. */
    private boolean endsHere() {
        return known.map(here -> isLater(here) && (whole || here.cameInPart())
                        || whole
                                && here.cameInPart()
                                && here.finished().equals(part.run().finished()))
                .orElse(true);
    }

    private boolean isLater(RunRecord here) {
        return here.finished().orElseThrow().isBefore(part.run().finished().orElseThrow());
    }

    /** How it began another time is not in the archive: it is taken to have been when it had ended here. */
    private Event begin() {
        RunStarted first = part.started();
        Instant at = known.flatMap(RunRecord::finished).orElse(first.at());
        return new RunStarted(
                first.run(),
                first.pipeline(),
                part.run().owner(),
                first.parameters(),
                first.host(),
                first.environment(),
                at);
    }

    private List<Event> steps() {
        List<Event> steps = new ArrayList<>();
        for (ExecutionRecord execution : part.executions()) {
            ExecutionRecord here = executions.get(execution.id());
            if (here == null) {
                steps.add(new Event.ExecutionStarted(execution.id(), execution.started()));
            }
            if (here == null || here.finished().isEmpty()) {
                execution.finished().ifPresent(steps::add);
            }
        }
        return steps;
    }

    private Event end() {
        RunRecord run = part.run();
        Map<String, String> notes = notes(run);
        notes.put(RunRecord.IMPORTED, whole ? "whole" : RunRecord.IN_PART);
        return new Event.RunFinished(
                run.id(), run.state(), notes, run.finished().orElseThrow());
    }

    private static Map<String, String> notes(RunRecord run) {
        Map<String, String> notes = new HashMap<>(run.notes());
        notes.remove(RunRecord.IMPORTED);
        return notes;
    }
}
