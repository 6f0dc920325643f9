package io.penstock.runtime.care;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.care.ArchiveManifest.Contents;
import io.penstock.runtime.care.ArchiveManifest.Part;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.metadata.RunRecord.State;
import io.penstock.runtime.store.ArtifactStore.Staging;
import io.penstock.runtime.store.Holds.Hold;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Brings a run out of an archive into a workspace, whole or not at all: everything is unpacked into staging places and checked to the
 * byte first, then published, and then written down in one step.
 */
final class RunImport {

    /** The note of a run that came from elsewhere: whether with all its executions. */
    static final String IMPORTED = "imported";

    private static final int CHUNK = 1 << 16;
    private static final int LARGEST_MANIFEST = 256 << 20;

    private final Premises premises;
    private final long mostBytes;

    RunImport(Premises premises, long mostBytes) {
        this.premises = premises;
        this.mostBytes = mostBytes;
    }

    /**
     * Brings a run in.
     *
     * @throws DataException if the archive is not as it was written, or as it should have been
     */
    ImportReport of(Path archive) throws IOException {
        try (ZipFile zip = ArchiveEntries.open(archive)) {
            Map<String, ZipEntry> entries = ArchiveEntries.byName(zip);
            ArchiveManifest manifest = manifest(zip, entries);
            Map<String, Manifest.Entry> files = manifest.files();
            Set<String> named = new HashSet<>(files.keySet());
            named.add(ArchiveManifest.NAME);
            ArchiveEntries.checkNames(entries.keySet(), named);
            checkSizes(manifest, entries, files);
            manifest.parts().forEach(this::checkCollision);
            return bring(zip, manifest);
        } catch (ZipException | EOFException e) {
            throw new DataException("it is damaged: " + e.getMessage(), e);
        }
    }

    private static ArchiveManifest manifest(ZipFile zip, Map<String, ZipEntry> entries) throws IOException {
        ZipEntry entry = entries.get(ArchiveManifest.NAME);
        if (entry == null) {
            throw new DataException("'%s' is missing".formatted(ArchiveManifest.NAME));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(zip, entry, LARGEST_MANIFEST, bytes);
        String json = bytes.toString(StandardCharsets.UTF_8);
        int format = Format.of(json);
        if (format != ArchiveManifest.FORMAT) {
            throw new DataException("it has format '%d', this Penstock knows format '%d'. Use a newer one"
                    .formatted(format, ArchiveManifest.FORMAT));
        }
        ArchiveManifest manifest = CanonicalJson.read(json, ArchiveManifest.class, ArchiveManifest.NAME);
        ArchiveRules.check(manifest);
        return manifest;
    }

    private void checkSizes(
            ArchiveManifest manifest, Map<String, ZipEntry> entries, Map<String, Manifest.Entry> files) {
        if (manifest.bytes() > mostBytes) {
            throw new DataException(
                    "it says that it holds %d bytes, and there is room for %d".formatted(manifest.bytes(), mostBytes));
        }
        files.forEach((name, file) -> {
            long size = Objects.requireNonNull(entries.get(name)).getSize(); // the names are equal
            if (size != file.bytes()) {
                throw new DataException("'%s' has %d bytes instead of %d".formatted(name, size, file.bytes()));
            }
        });
    }

    /** Ids are made of the time and chance, so two runs with one id are one run, or someone wrote it by hand. */
    private void checkCollision(Part part) {
        premises.metadata().run(part.run().id()).ifPresent(known -> {
            RunRecord other = part.run();
            if (!known.pipeline().equals(other.pipeline())
                    || !known.parameters().equals(other.parameters())
                    || !known.started().equals(other.started())) {
                throw new DataException(
                        "there is another run '%s' here already: one of pipeline '%s' that began at '%s', and not one of '%s' that began at '%s'. Import it into another workspace"
                                .formatted(
                                        known.id(),
                                        known.pipeline(),
                                        known.started(),
                                        other.pipeline(),
                                        other.started()));
            }
            if (known.state() == State.RUNNING) {
                throw new DataException("run '%s' runs here. Wait for its end".formatted(known.id()));
            }
        });
    }

    private ImportReport bring(ZipFile zip, ArchiveManifest manifest) throws IOException {
        Map<Contents, Staging> staged = new LinkedHashMap<>();
        try {
            for (Contents artifact : manifest.artifacts()) {
                if (!isThere(artifact.digest())) {
                    Staging place = premises.artifacts().stage();
                    staged.put(artifact, place);
                    unpack(zip, artifact, place.directory());
                } else {
                    check(zip, artifact);
                }
            }
            return writeDown(manifest, staged);
        } finally {
            for (Staging place : staged.values()) {
                place.close();
            }
        }
    }

    private boolean isThere(Digest digest) throws IOException {
        return premises.metadata().givenUp().since(digest).isEmpty()
                && (premises.metadata().inline(digest).isPresent()
                        || premises.artifacts().problem(digest, true).isEmpty());
    }

    private static void unpack(ZipFile zip, Contents artifact, Path directory) throws IOException {
        for (Manifest.Entry file : artifact.files()) {
            Path target = directory.resolve(file.path()).normalize();
            if (!target.startsWith(directory)) {
                throw new DataException("'%s' leads out of its artifact".formatted(file.path()));
            }
            Files.createDirectories(target.getParent());
            try (OutputStream out = Files.newOutputStream(target)) {
                copyChecked(zip, artifact, file, out);
            }
        }
    }

    private static void check(ZipFile zip, Contents artifact) throws IOException {
        for (Manifest.Entry file : artifact.files()) {
            copyChecked(zip, artifact, file, OutputStream.nullOutputStream());
        }
    }

    private static void copyChecked(ZipFile zip, Contents artifact, Manifest.Entry file, OutputStream out)
            throws IOException {
        String name = artifact.entry(file);
        if (!copy(zip, zip.getEntry(name), file.bytes(), out).equals(file.digest())) {
            throw new DataException("'%s' has another digest than its manifest says".formatted(name));
        }
    }

    /** Copies an entry, however long it says that it is, and returns the digest of what came. */
    private static Digest copy(ZipFile zip, ZipEntry entry, long most, OutputStream out) throws IOException {
        MessageDigest sha = Digest.sha256();
        CRC32 sum = new CRC32();
        byte[] chunk = new byte[CHUNK];
        long left = most;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                left -= n;
                if (left < 0) {
                    throw new DataException("'%s' is longer than %d bytes".formatted(entry.getName(), most));
                }
                sha.update(chunk, 0, n);
                sum.update(chunk, 0, n);
                out.write(chunk, 0, n);
            }
        }
        if (sum.getValue() != entry.getCrc()) { // Java leaves that to whoever reads
            throw new DataException("'%s' is damaged".formatted(entry.getName()));
        }
        return Digest.of(sha);
    }

    /** What is published is relied on until the executions that say so are written down. */
    private ImportReport writeDown(ArchiveManifest manifest, Map<Contents, Staging> staged) throws IOException {
        Hold hold = premises.holds().open();
        try (hold) {
            for (Map.Entry<Contents, Staging> artifact : staged.entrySet()) {
                artifact.getValue().publish(artifact.getKey().manifest());
            }
            premises.metadata()
                    .givenUp()
                    .takeBack(staged.keySet().stream().map(Contents::digest).toList());
            premises.metadata()
                    .givenUp()
                    .add(elsewhere(manifest), premises.clock().instant());
            List<Event> events = new ArrayList<>();
            manifest.parts().forEach(part -> events.addAll(events(part, part.equals(manifest.main()))));
            premises.metadata().append(events).toCompletableFuture().join();
            return new ImportReport(manifest.main().run().id(), count(events), staged.size());
        }
    }

    private static int count(List<Event> events) {
        return (int) events.stream()
                .filter(Event.ExecutionFinished.class::isInstance)
                .count();
    }

    /** Returns what executions read that is neither in the archive nor here: it is known, and is not to be had. */
    private Set<Digest> elsewhere(ArchiveManifest manifest) throws IOException {
        Set<Digest> read = manifest.executions()
                .flatMap(execution -> execution.finished().stream())
                .flatMap(finished -> finished.inputs().stream())
                .map(InputRecord::digest)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(HashSet::new));
        manifest.artifacts().forEach(artifact -> read.remove(artifact.digest()));
        Set<Digest> elsewhere = new HashSet<>();
        for (Digest digest : read) {
            if (!isThere(digest)) {
                elsewhere.add(digest);
            }
        }
        return elsewhere;
    }

    private List<Event> events(Part part, boolean whole) {
        boolean isKnown = premises.metadata().run(part.run().id()).isPresent();
        Set<ExecutionId> known = premises.metadata().executions(part.run().id()).stream()
                .filter(execution -> execution.finished().isPresent())
                .map(ExecutionRecord::id)
                .collect(Collectors.toSet());
        List<Event> events = new ArrayList<>();
        if (!isKnown) {
            events.add(part.started());
        }
        for (ExecutionRecord execution : part.executions()) {
            if (!known.contains(execution.id())) {
                events.add(new Event.ExecutionStarted(execution.id(), execution.started()));
                execution.finished().ifPresent(events::add);
            }
        }
        if (!isKnown) {
            events.add(ended(part.run(), whole));
        }
        return events;
    }

    private static Event ended(RunRecord run, boolean whole) {
        Map<String, String> notes = new HashMap<>(run.notes());
        notes.put(IMPORTED, whole ? "whole" : "in part");
        return new Event.RunFinished(
                run.id(), run.state(), notes, run.finished().orElseThrow());
    }
}
