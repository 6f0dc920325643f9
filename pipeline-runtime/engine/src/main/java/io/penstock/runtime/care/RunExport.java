package io.penstock.runtime.care;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.artifacts.JsonForm;
import io.penstock.runtime.care.ArchiveManifest.Contents;
import io.penstock.runtime.care.ArchiveManifest.Part;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.RunStarted;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionLinks;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.metadata.RunRecord.State;
import io.penstock.runtime.store.ArtifactStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a run with all that it wrote, found and read into an archive. Equal runs give equal archives. */
final class RunExport {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final MetadataStore metadata;
    private final ArtifactStore artifacts;
    private final Part main;
    private final Map<String, Map<ExecutionId, ExecutionRecord>> others = new LinkedHashMap<>();
    private final Set<Digest> needed = new TreeSet<>();

    private RunExport(MetadataStore metadata, ArtifactStore artifacts, Part main) {
        this.metadata = metadata;
        this.artifacts = artifacts;
        this.main = main;
    }

    /**
     * Writes an archive.
     *
     * @param run the id of one that is known
     * @throws DataException if it has not ended, or something of it is damaged or was collected
     */
    static void write(MetadataStore metadata, ArtifactStore artifacts, String run, OutputStream archive)
            throws IOException {
        Part main = view(metadata, run);
        if (main.run().state() == State.RUNNING) {
            throw new DataException("Run '%s' is running. Wait for its end, then export it.".formatted(run));
        }
        RunExport export = new RunExport(metadata, artifacts, main);
        export.gather();
        try (ZipOutputStream zip = new ZipOutputStream(archive, StandardCharsets.UTF_8)) {
            export.write(zip);
        }
    }

    /** Returns a run as it is at one moment: it is neither taken up again nor ends while its executions are read. */
    private static Part view(MetadataStore metadata, String run) {
        RunStarted started = metadata.started(run).orElseThrow();
        RunRecord before = metadata.run(run).orElseThrow();
        while (true) {
            List<ExecutionRecord> executions = metadata.executions(run);
            RunRecord after = metadata.run(run).orElseThrow();
            if (after.equals(before)) {
                return new Part(before, started, executions);
            }
            before = after;
        }
    }

    private void gather() {
        Set<Digest> made = new HashSet<>();
        for (ExecutionRecord execution : main.executions()) {
            execution.finished().ifPresent(finished -> {
                needed.addAll(finished.relied());
                finished.inputs().stream()
                        .map(InputRecord::digest)
                        .flatMap(Optional::stream)
                        .forEach(needed::add);
                finished.outputs().forEach(output -> output.digest().ifPresent(made::add));
                maker(finished).ifPresent(this::add);
            });
        }
        Set<Digest> foreign = new HashSet<>(needed);
        foreign.removeAll(made);
        foreign.forEach(this::addWriter);
    }

    /** Of the run itself there is nothing to add: what is not there yet came after the moment. */
    private void add(ExecutionFinished finished) {
        if (!finished.run().equals(main.run().id())) {
            others.computeIfAbsent(finished.run(), first -> new LinkedHashMap<>())
                    .put(
                            finished.id(),
                            new ExecutionRecord(finished.id(), finished.startedAt(), Optional.of(finished)));
            needed.addAll(finished.relied());
        }
    }

    /** Returns the execution whose outputs a cached one took. */
    private Optional<ExecutionFinished> maker(ExecutionFinished finished) {
        return finished.outcome() == Outcome.CACHED
                ? finished.key().flatMap(metadata::finishedWithKey)
                : Optional.empty();
    }

    private void addWriter(Digest found) {
        metadata.writers(Set.of(found), Long.MAX_VALUE, Set.of()).stream()
                .map(ExecutionLinks::id)
                .reduce((older, newer) -> newer)
                .flatMap(id -> metadata.finished(id.run(), id.node(), id.item()))
                .filter(finished -> finished.relied().contains(found))
                .ifPresent(this::add);
    }

    private void write(ZipOutputStream zip) throws IOException {
        List<Contents> contents = new ArrayList<>();
        for (Digest digest : needed) {
            contents.add(new Contents(digest, manifest(digest).files()));
        }
        ArchiveManifest manifest = new ArchiveManifest(ArchiveManifest.FORMAT, parts(), contents);
        zip.putNextEntry(entry(ArchiveManifest.NAME));
        zip.write(CanonicalJson.write(manifest).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        for (Contents artifact : contents) {
            write(artifact, zip);
        }
    }

    /** What a run has made that is running stays unknown elsewhere: its state could not be said. */
    private List<Part> parts() {
        List<Part> known = new ArrayList<>(List.of(main));
        others.forEach((id, executions) -> {
            RunRecord run = metadata.run(id).orElseThrow();
            if (run.state() != State.RUNNING) {
                known.add(new Part(run, metadata.started(id).orElseThrow(), List.copyOf(executions.values())));
            }
        });
        return known;
    }

    private Manifest manifest(Digest digest) throws IOException {
        Optional<Manifest> stored =
                metadata.inline(digest).map(JsonForm::manifest).or(() -> stored(digest));
        return stored.orElseThrow(() -> new DataException(metadata.givenUp()
                .since(digest)
                .map(time -> "Artifact '%s' was deleted by garbage collection at '%s', so its run cannot be exported."
                        .formatted(digest.brief(), time))
                .orElse("Artifact '%s' is missing. Run the pipeline again, which makes it again."
                        .formatted(digest.brief()))));
    }

    private Optional<Manifest> stored(Digest digest) {
        try {
            return artifacts.manifest(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Contents artifact, ZipOutputStream zip) throws IOException {
        Optional<byte[]> inline = metadata.inline(artifact.digest());
        for (Manifest.Entry file : artifact.files()) {
            zip.putNextEntry(entry(artifact.entry(file)));
            try (InputStream content = inline.isPresent()
                    ? new ByteArrayInputStream(inline.get())
                    : artifacts.open(artifact.digest(), file.path())) {
                MessageDigest sha = Digest.sha256();
                content.transferTo(new DigestOutputStream(zip, sha));
                if (!Digest.of(sha).equals(file.digest())) {
                    throw new DataException(
                            "Artifact '%s' is damaged: file '%s' has changed. Run the pipeline again, which makes it again."
                                    .formatted(artifact.digest().brief(), file.path()));
                }
            }
            zip.closeEntry();
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }
}
