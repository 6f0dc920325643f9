package io.penstock.runtime.check;

import io.penstock.artifact.Digest;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.artifacts.JsonForm;
import io.penstock.runtime.check.Problem.Kind;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.Recorded;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.store.ArtifactStore;
import io.penstock.runtime.store.Leftovers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The check of a whole workspace: reads everything that was recorded, hashes every artifact, and looks for what is left over.
 * Changes nothing, and may run while others work in the workspace.
 *
 * <p>Keeps the digest of every artifact, about 200 bytes each, and one page of events at a time.
 */
public final class StoreCheck {

    private static final int PAGE = 500;

    private final MetadataStore metadata;
    private final ArtifactStore artifacts;
    private final Findings findings = new Findings();
    private final Set<Digest> produced = new HashSet<>();
    private final Set<Digest> readBefore = new HashSet<>();
    private long executions;
    private long sequence;

    private StoreCheck(MetadataStore metadata, ArtifactStore artifacts) {
        this.metadata = metadata;
        this.artifacts = artifacts;
    }

    /**
     * Checks a workspace in a directory.
     *
     * @throws EnvironmentException if its directories or its metadata cannot be read
     */
    public static CheckReport of(MetadataStore metadata, ArtifactStore artifacts, Path workspace) {
        return new StoreCheck(metadata, artifacts).report(Optional.of(workspace));
    }

    /** Checks a workspace that has no directory. */
    public static CheckReport of(MetadataStore metadata, ArtifactStore artifacts) {
        return new StoreCheck(metadata, artifacts).report(Optional.empty());
    }

    private CheckReport report(Optional<Path> workspace) {
        try {
            metadata.problems().forEach(problem -> findings.add(Kind.INDEX, "The metadata: %s.".formatted(problem)));
            readEvents();
            readBefore.forEach(digest -> unproduced(digest, "An execution read artifact '%s'"));
            Set<Digest> pinned = metadata.pinned();
            pinned.forEach(digest -> unproduced(digest, "Someone pinned artifact '%s'"));
            findOrphans(pinned);
            if (workspace.isPresent()) {
                findLeftovers(new Leftovers(workspace.get()));
            }
            return findings.report(executions, produced.size());
        } catch (IOException | UncheckedIOException e) {
            throw new EnvironmentException(
                    "The workspace cannot be checked: %s. Check its permissions.".formatted(e), e);
        }
    }

    /** Goes on where it stopped before. */
    private void readEvents() {
        List<Recorded> page = metadata.eventsAfter(sequence, PAGE);
        while (!page.isEmpty()) {
            for (Recorded recorded : page) {
                if (recorded.event() instanceof ExecutionFinished finished) {
                    read(finished);
                }
                sequence = recorded.sequence();
            }
            page = metadata.eventsAfter(sequence, PAGE);
        }
    }

    private void read(ExecutionFinished finished) {
        executions++;
        finished.inputs().stream()
                .flatMap(input -> input.digest().stream())
                .filter(digest -> !produced.contains(digest))
                .forEach(readBefore::add);
        finished.outputs().stream()
                .filter(output -> output.digest().filter(produced::add).isPresent())
                .forEach(output -> checkOutput(
                        output, "'%s/%s' of run '%s'".formatted(finished.id().node(), output.port(), finished.run())));
    }

    private void checkOutput(OutputRecord output, String producer) {
        Digest digest = output.digest().orElseThrow();
        if (metadata.artifact(output.type(), digest).isEmpty()) {
            findings.add(Kind.INDEX, digest, "%s: the metadata does not find it by its digest.".formatted(producer));
        }
        checkProduced(digest, producer);
    }

    /** Asked when something is missing, as a collection may be under way. */
    private boolean isGivenUp(Digest digest) {
        return metadata.givenUp().since(digest).isPresent();
    }

    private void checkProduced(Digest digest, String producer) {
        readBefore.remove(digest);
        Optional<byte[]> inline = metadata.inline(digest);
        if (inline.isEmpty()) {
            stored(digest, producer);
        } else if (!JsonForm.digest(inline.get()).equals(digest)) {
            findings.add(
                    Kind.DAMAGED, digest, "%s: its content in the metadata has another digest.".formatted(producer));
        }
    }

    private void stored(Digest digest, String producer) {
        problem(digest)
                .filter(text -> !isGivenUp(digest) && problem(digest).isPresent())
                .ifPresent(text -> {
                    Kind kind = isThere(digest) ? Kind.DAMAGED : Kind.MISSING;
                    findings.add(kind, digest, "%s: %s.".formatted(producer, text));
                });
    }

    private boolean isThere(Digest digest) {
        try {
            return artifacts.manifest(digest).isPresent();
        } catch (IOException | DataException e) {
            return true; // as something that cannot be read
        }
    }

    /** What cannot be read is as bad as what is wrong, and no reason to stop. */
    private Optional<String> problem(Digest digest) {
        try {
            return artifacts.problem(digest, true);
        } catch (IOException | EnvironmentException e) {
            return Optional.of("it cannot be read: " + e.getMessage());
        }
    }

    private void unproduced(Digest digest, String what) {
        if (!produced.contains(digest) && !isThere(digest) && !isGivenUp(digest)) {
            findings.add(
                    Kind.DANGLING,
                    digest,
                    (what + ", which no execution produced and which is not there.").formatted(digest.brief()));
        }
    }

    /** What was published after the events were read may be in the events by now. */
    private void findOrphans(Set<Digest> pinned) throws IOException {
        Set<Digest> unknown = new HashSet<>();
        Set<Digest> gone = metadata.givenUp().all();
        try (Stream<Digest> all = artifacts.list()) {
            all.peek(digest -> findUncollected(digest, gone))
                    .filter(digest -> !produced.contains(digest))
                    .forEach(unknown::add);
        }
        readEvents();
        unknown.removeAll(produced);
        unknown.forEach(digest -> orphan(digest, pinned.contains(digest)));
    }

    private void findUncollected(Digest digest, Set<Digest> gone) {
        if (gone.contains(digest)) {
            findings.add(
                    Kind.UNCOLLECTED,
                    digest,
                    "Artifact '%s' was given up and is still there.".formatted(digest.brief()));
        }
    }

    private void orphan(Digest digest, boolean pinned) {
        if (isGivenUp(digest)) {
            return; // it is listed with all that a collection left
        }
        Optional<String> problem = problem(digest);
        if (problem.isPresent()) {
            findings.add(
                    Kind.DAMAGED,
                    digest,
                    "Artifact '%s', which no execution produced: %s.".formatted(digest.brief(), problem.get()));
        } else if (!pinned) {
            findings.add(Kind.ORPHAN, digest, "Artifact '%s' was produced by no execution.".formatted(digest.brief()));
        }
    }

    private void findLeftovers(Leftovers leftovers) throws IOException {
        leftovers.strangers().forEach(path -> findings.add(Kind.STRANGER, "'%s' is no artifact.".formatted(path)));
        leftovers.setAside().forEach(path -> findings.add(Kind.SET_ASIDE, "'%s' was damaged.".formatted(path)));
        leftovers
                .abandonedStaging()
                .forEach(path -> findings.add(Kind.ABANDONED_STAGING, "The owner of '%s' is gone.".formatted(path)));
        leftovers
                .removed()
                .forEach(
                        path -> findings.add(Kind.UNCOLLECTED, "'%s' was removed and is still there.".formatted(path)));
        for (RunRecord run : metadata.openRuns()) {
            if (!leftovers.isAlive(run.owner())) {
                findings.add(Kind.ABANDONED_RUN, "The owner of run '%s' is gone.".formatted(run.id()));
            }
        }
    }
}
