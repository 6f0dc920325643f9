package io.penstock.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.runtime.store.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ArtifactStore} does. Extend it and open an empty store. */
public abstract class ArtifactStoreContract {

    private static final Map<String, String> TABLE = Map.of("part-0.csv", "1,2\n", "eval/part-0.csv", "3,4\n");

    private ArtifactStore store;

    /** Creates the test. */
    public ArtifactStoreContract() {}

    /** Opens a store that is empty; whoever extends this closes it. */
    public abstract ArtifactStore openEmpty() throws IOException;

    @BeforeEach
    final void open() throws IOException {
        store = openEmpty();
    }

    @Test
    final void whatIsPublishedIsReadBack() throws IOException {
        Digest digest = publish(TABLE);

        assertThat(store.list()).containsExactly(digest);
        assertThat(store.manifest(digest)).map(Manifest::digest).contains(digest);
        assertThat(store.problem(digest, false)).isEmpty();
        assertThat(store.problem(digest, true)).isEmpty();
        assertThat(store.local(digest).resolve("eval/part-0.csv")).hasContent("3,4\n");
        assertThat(read(digest, "part-0.csv")).isEqualTo("1,2\n");
    }

    @Test
    final void whatIsStagedIsNotVisible() throws IOException {
        try (ArtifactStore.Staging staging = store.stage()) {
            Digest digest = write(staging, TABLE).digest();

            assertThat(store.list()).isEmpty();
            assertThat(store.manifest(digest)).isEmpty();
            assertThat(store.problem(digest, false)).isPresent();
        }
    }

    @Test
    final void whatIsNotPublishedIsDeleted() throws IOException {
        Path directory;
        try (ArtifactStore.Staging staging = store.stage()) {
            write(staging, TABLE);
            directory = staging.directory();
        }

        assertThat(directory).doesNotExist();
        assertThat(store.list()).isEmpty();
    }

    @Test
    final void anArtifactWithoutFilesIsAnArtifact() throws IOException {
        Digest digest = publish(Map.of());

        assertThat(store.problem(digest, true)).isEmpty();
        assertThat(store.local(digest)).isEmptyDirectory();
    }

    @Test
    final void ofEqualArtifactsTheFirstStaysWithItsAttachments() throws IOException {
        Digest first = publish(Map.of("model.bin", "weights", "timing.attached", "12 s"));
        Digest second = publish(Map.of("model.bin", "weights", "timing.attached", "15 s"));

        assertThat(second).isEqualTo(first);
        assertThat(store.list()).hasSize(1);
        assertThat(read(first, "timing.attached")).isEqualTo("12 s");
        assertThat(store.problem(first, true)).isEmpty();
    }

    @Test
    final void manyMayPublishTheSameAtOnce() {
        List<Digest> digests = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> publishUnchecked(Map.of("part-0.csv", "x".repeat(i % 2 + 1))))
                .toList();

        assertThat(digests.stream().distinct()).hasSize(2).allSatisfy(digest -> assertThat(store.problem(digest, true))
                .isEmpty());
    }

    @Test
    final void aMissingFileIsFound() throws IOException {
        Digest digest = publish(TABLE);
        Files.delete(store.local(digest).resolve("part-0.csv"));

        assertThat(store.problem(digest, false))
                .hasValueSatisfying(problem -> assertThat(problem).contains("'part-0.csv' is missing"));
    }

    @Test
    final void aFileOfAnotherSizeIsFound() throws IOException {
        Digest digest = publish(TABLE);
        overwrite(digest, "part-0.csv", "1,2,3\n");

        assertThat(store.problem(digest, false))
                .hasValueSatisfying(problem -> assertThat(problem).contains("'part-0.csv' has 6 bytes instead of 4"));
    }

    @Test
    final void aFileOfEqualSizeWrittenLaterIsFound() throws IOException {
        Digest digest = publish(TABLE);
        Path file = overwrite(digest, "part-0.csv", "9,9\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThat(store.problem(digest, false))
                .hasValueSatisfying(problem -> assertThat(problem).contains("'part-0.csv' has changed"));
    }

    @Test
    final void aFileThatHidesItsChangeIsFoundByItsContent() throws IOException {
        Digest digest = publish(TABLE);
        FileTime time = Files.getLastModifiedTime(store.local(digest).resolve("part-0.csv"));
        Path file = overwrite(digest, "part-0.csv", "9,9\n");
        Files.setLastModifiedTime(file, time);

        assertThat(store.problem(digest, true)).isPresent();
    }

    @Test
    final void aFileThatOnlyHasAnotherTimeIsWhole() throws IOException {
        Digest digest = publish(TABLE);
        Files.setLastModifiedTime(store.local(digest).resolve("part-0.csv"), FileTime.fromMillis(0));

        assertThat(store.problem(digest, false)).isEmpty();
    }

    @Test
    final void aDamagedArtifactMakesRoomForANewOne() throws IOException {
        Digest digest = publish(TABLE);
        overwrite(digest, "part-0.csv", "9,9,9\n");

        store.discard(digest);
        assertThat(store.list()).isEmpty();
        assertThat(store.problem(digest, false)).isPresent();

        publish(TABLE);
        assertThat(store.problem(digest, true)).isEmpty();
        assertThat(read(digest, "part-0.csv")).isEqualTo("1,2\n");
    }

    @Test
    final void aWholeArtifactIsNotDiscarded() throws IOException {
        Digest digest = publish(TABLE);

        store.discard(digest);
        store.discard(Digest.of("unknown"));

        assertThat(store.list()).containsExactly(digest);
    }

    @Test
    final void whatIsRemovedIsGoneAndCanBePublishedAgain() throws IOException {
        Digest digest = publish(TABLE);

        store.remove(digest);
        store.remove(Digest.of("unknown"));

        assertThat(store.list()).isEmpty();
        assertThat(store.manifest(digest)).isEmpty();
        assertThat(store.problem(digest, false)).isPresent();
        publish(TABLE);
        store.reclaim();
        assertThat(store.problem(digest, true)).isEmpty();
        assertThat(read(digest, "part-0.csv")).isEqualTo("1,2\n");
    }

    private Digest publish(Map<String, String> files) throws IOException {
        try (ArtifactStore.Staging staging = store.stage()) {
            Manifest manifest = write(staging, files);
            staging.publish(manifest);
            return manifest.digest();
        }
    }

    private Digest publishUnchecked(Map<String, String> files) {
        try {
            return publish(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest write(ArtifactStore.Staging staging, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = staging.directory().resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return Manifest.of(staging.directory(), path -> path.endsWith(".attached"));
    }

    private Path overwrite(Digest digest, String path, String content) throws IOException {
        Path file = store.local(digest).resolve(path);
        Files.delete(file);
        return Files.writeString(file, content);
    }

    private String read(Digest digest, String path) throws IOException {
        try (InputStream in = store.open(digest, path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
