package io.penstock.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.runtime.metadata.InMemoryMetadataStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cuts the power before every operation of a publication, the opening of the store included, and starts again. */
class PowerCutTest {

    private static final int SINGLE_FATES = 8;
    private static final String WORKSPACE = "of a user/workspace";
    private static final Map<String, String> NESTED =
            Map.of("model.bin", "weights", "eval/deep/part-0", "1,2\n", "eval/timing.attached", "12 s");

    @TempDir
    private Path directory;

    private final Set<String> checked = new HashSet<>();
    private int places;

    /** What lies there before, and what is published. */
    enum Situation {
        NEW_WORKSPACE(NESTED),
        ONE_FILE(Map.of("model.bin", "weights")),
        NO_FILE(Map.of()),
        MANY_FILES(IntStream.range(0, 4).boxed().collect(Collectors.toMap(i -> "part-" + i, i -> "rows " + i))),
        KNOWN_SHELF(NESTED) {
            @Override
            void prepare(Layout layout) throws IOException {
                Files.createDirectories(layout.shelf(digest()));
            }
        },
        EQUAL_ARTIFACT(NESTED) {
            @Override
            void prepare(Layout layout) throws IOException {
                publish(layout.root(), new FaultyDisk(), files);
            }
        },
        SHORT_FILE(NESTED) {
            @Override
            void prepare(Layout layout) throws IOException {
                EQUAL_ARTIFACT.prepare(layout);
                change(layout.artifact(digest()).files().resolve("model.bin"), "weigh");
            }
        },
        NAME_WITHOUT_CONTENT(NESTED) {
            @Override
            void prepare(Layout layout) throws IOException {
                Files.createDirectories(layout.artifact(digest()).path());
            }
        };

        final Map<String, String> files;

        Situation(Map<String, String> files) {
            this.files = files;
        }

        /** Puts something into an empty workspace. */
        void prepare(Layout layout) throws IOException {}

        boolean isDamaged() {
            return this == SHORT_FILE || this == NAME_WITHOUT_CONTENT;
        }

        Digest digest() {
            return new Manifest(files.entrySet().stream()
                            .map(file -> new Manifest.Entry(
                                    file.getKey(),
                                    file.getValue().length(),
                                    Digest.of(file.getValue()),
                                    isAttachment(file.getKey())))
                            .sorted(Comparator.comparing(Manifest.Entry::path))
                            .toList())
                    .digest();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCutAtAnyMomentLeavesNoArtifactOrAWholeOne(Situation situation) throws IOException {
        int operations = cut(situation, Integer.MAX_VALUE, -1).operations();
        for (int operation = 0; operation < operations; operation++) {
            cut(situation, operation, -1);
        }
    }

    @Test
    void withoutAnyOneOfItsForcesAPublicationIsNotSafe() throws IOException {
        int forces = cut(Situation.NEW_WORKSPACE, Integer.MAX_VALUE, -1).forces();
        for (int force = 0; force < forces; force++) {
            int ignored = force;
            assertThatThrownBy(() -> cut(Situation.NEW_WORKSPACE, Integer.MAX_VALUE, ignored))
                    .as("force %d", force)
                    .isInstanceOf(AssertionError.class);
        }
    }

    /** Publishes until the power is cut, checks all that may be left, and returns the disk. */
    private PowerCutDisk cut(Situation situation, int operation, int ignoredForce) throws IOException {
        Path before = Files.createDirectory(directory.resolve("before-" + places++));
        Layout layout = new Layout(before.resolve(WORKSPACE));
        if (situation != Situation.NEW_WORKSPACE) {
            Files.createDirectories(layout.artifacts());
            situation.prepare(layout);
        }
        PowerCutDisk disk = new PowerCutDisk(before);
        disk.cutBefore(operation);
        disk.ignoreForce(ignoredForce);
        boolean acknowledged = publish(layout.root(), disk, situation.files);
        for (Remains remains : disk.remains(Fate.all(SINGLE_FATES).toList())) {
            if (checked.add(acknowledged + remains.text())) {
                Path after = Files.createDirectory(directory.resolve("after-" + places++));
                remains.write(after);
                check(situation, after, acknowledged);
            }
        }
        return disk;
    }

    /** Starts again, looks, and publishes again. */
    private static void check(Situation situation, Path after, boolean acknowledged) throws IOException {
        Digest digest = situation.digest();
        Path workspace = after.resolve(WORKSPACE);
        FileLayer disk = new FaultyDisk();
        try (OwnerLock owner = OwnerLock.acquire(workspace, disk);
                LocalArtifactStore store = LocalArtifactStore.open(workspace, owner, disk)) {
            assertConsistent(store, digest, situation.isDamaged());
            assertThat(store.problem(digest, false).isEmpty() || !acknowledged).isTrue();
            assertSwept(workspace, owner);
            publish(store, situation.files);
            assertThat(store.problem(digest, true)).isEmpty();
        }
    }

    private static void assertConsistent(ArtifactStore store, Digest digest, boolean wasDamaged) throws IOException {
        boolean whole = store.problem(digest, true).isEmpty();
        assertThat(store.problem(digest, false).isEmpty()).isEqualTo(whole);
        try (Stream<Digest> artifacts = store.list()) {
            boolean isThere = artifacts.toList().equals(List.of(digest));
            assertThat(isThere).isEqualTo(whole || isThere && wasDamaged);
        }
    }

    private static void assertSwept(Path workspace, OwnerLock owner) throws IOException {
        new Sweeper(workspace, owner, new InMemoryMetadataStore()).sweep(Instant.EPOCH);
        try (Stream<Path> staging = Files.list(new Layout(workspace).staging())) {
            assertThat(staging.map(path -> path.getFileName().toString())).containsExactly(owner.id());
        }
    }

    /** Opens the store and publishes; returns whether that was acknowledged before the power was cut. */
    private static boolean publish(Path workspace, FileLayer disk, Map<String, String> files) throws IOException {
        boolean acknowledged = false;
        try (OwnerLock owner = OwnerLock.acquire(workspace, disk);
                LocalArtifactStore store = LocalArtifactStore.open(workspace, owner, disk)) {
            publish(store, files);
            acknowledged = true;
        } catch (PowerCut e) {
            assertThat(e).hasMessage("the power is cut");
        }
        return acknowledged;
    }

    private static void publish(ArtifactStore store, Map<String, String> files) throws IOException {
        try (ArtifactStore.Staging staging = store.stage()) {
            staging.publish(write(staging.directory(), files));
        }
    }

    private static Manifest write(Path place, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = place.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            Files.setLastModifiedTime(path, FileTime.fromMillis(0)); // so that equal remains look equal
        }
        return Manifest.of(place, PowerCutTest::isAttachment);
    }

    private static boolean isAttachment(String path) {
        return path.endsWith(".attached");
    }

    private static void change(Path file, String content) throws IOException {
        Files.delete(file);
        Files.writeString(file, content);
    }
}
