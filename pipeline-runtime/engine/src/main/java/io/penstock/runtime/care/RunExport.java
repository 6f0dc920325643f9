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
    private final Map<String, Map<ExecutionId, ExecutionRecord>> parts = new LinkedHashMap<>();
    private final Set<Digest> needed = new TreeSet<>();

    private RunExport(MetadataStore metadata, ArtifactStore artifacts) {
        this.metadata = metadata;
        this.artifacts = artifacts;
    }

    /**
     * Writes an archive.
     *
     * @param run a run that is known
     * @throws DataException if it has not ended, or something of it is damaged or was collected
     */
    static void write(MetadataStore metadata, ArtifactStore artifacts, RunRecord run, OutputStream archive)
            throws IOException {
        RunExport export = new RunExport(metadata, artifacts);
        export.gather(run);
        try (ZipOutputStream zip = new ZipOutputStream(archive, StandardCharsets.UTF_8)) {
            export.write(zip);
        }
    }

    private void gather(RunRecord run) {
        if (run.state() == State.RUNNING) {
            throw new DataException("Run '%s' is running. Wait for its end, then export it.".formatted(run.id()));
        }
        Set<Digest> made = new HashSet<>();
        parts.put(run.id(), new LinkedHashMap<>());
        for (ExecutionRecord execution : metadata.executions(run.id())) {
            add(execution);
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

    private void add(ExecutionRecord execution) {
        parts.computeIfAbsent(execution.id().run(), first -> new LinkedHashMap<>())
                .put(execution.id(), execution);
        execution.finished().ifPresent(finished -> needed.addAll(finished.relied()));
    }

    /** Returns the execution whose outputs a cached one took. */
    private Optional<ExecutionRecord> maker(ExecutionFinished finished) {
        return finished.outcome() == Outcome.CACHED
                ? finished.key().flatMap(metadata::finishedWithKey).map(RunExport::record)
                : Optional.empty();
    }

    private void addWriter(Digest found) {
        metadata.writers(Set.of(found), Long.MAX_VALUE, Set.of()).stream()
                .map(ExecutionLinks::id)
                .reduce((older, newer) -> newer)
                .flatMap(id -> metadata.finished(id.run(), id.node(), id.item()))
                .filter(finished -> finished.relied().contains(found))
                .ifPresent(finished -> add(record(finished)));
    }

    private static ExecutionRecord record(ExecutionFinished finished) {
        return new ExecutionRecord(finished.id(), finished.startedAt(), Optional.of(finished));
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

    private List<Part> parts() {
        List<Part> known = new ArrayList<>();
        parts.forEach((id, executions) -> {
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
