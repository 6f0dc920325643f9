package io.penstock.runtime.care;

import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.care.ArchiveManifest.Contents;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.InputRecord;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
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
            ArchivedRun.check(premises.metadata(), manifest);
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
        ArchiveManifest manifest = manifest(json);
        Gaps.check(manifest, "manifest");
        ArchiveRules.check(manifest);
        return manifest;
    }

    /** A record that copies its collections cannot be made without them, and does not say so. */
    private static ArchiveManifest manifest(String json) {
        try {
            return CanonicalJson.read(json, ArchiveManifest.class, ArchiveManifest.NAME);
        } catch (DataException e) {
            if (e.getCause() instanceof ValueInstantiationException lacking
                    && lacking.getCause() instanceof NullPointerException) {
                throw new DataException(
                        "its manifest lacks a part of '%s'"
                                .formatted(lacking.getType().getRawClass().getSimpleName()),
                        e);
            }
            throw e;
        }
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

    /**
     * What is published is relied on until the executions that say so are written down. What is known here may be more than when the
     * archive was checked.
     */
    private ImportReport writeDown(ArchiveManifest manifest, Map<Contents, Staging> staged) throws IOException {
        Hold hold = premises.holds().open();
        try (hold) {
            for (Map.Entry<Contents, Staging> artifact : staged.entrySet()) {
                artifact.getValue().publish(artifact.getKey().manifest());
            }
            List<Event> news = ArchivedRun.news(premises.metadata(), manifest);
            premises.metadata()
                    .givenUp()
                    .takeBack(staged.keySet().stream().map(Contents::digest).toList());
            premises.metadata()
                    .givenUp()
                    .add(elsewhere(manifest), premises.clock().instant());
            append(news);
            return new ImportReport(manifest.main().run().id(), count(news), staged.size());
        }
    }

    private void append(List<Event> news) {
        try {
            premises.metadata().append(news).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IllegalStateException refusal
                    ? new DataException("a run of it began here meanwhile. Wait for its end", refusal)
                    : e;
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
}
