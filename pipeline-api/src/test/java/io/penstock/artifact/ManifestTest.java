package io.penstock.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

    @TempDir
    private Path directory;

    /** SHA-256 of "abc": FIPS 180-2, appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void aDigestIsTheSha256OfTheBytes() {
        assertThat(Digest.of("abc").hex()).isEqualTo(ABC);
    }

    @Test
    void filesAreListedByPathWithSizeAndDigest() throws IOException {
        Files.createDirectories(directory.resolve("b/c"));
        Files.writeString(directory.resolve("b/c/1.txt"), "abc");
        Files.writeString(directory.resolve("a.txt"), "");

        Manifest manifest = Manifest.of(directory, path -> false);

        assertThat(manifest.files()).extracting(Manifest.Entry::path).containsExactly("a.txt", "b/c/1.txt");
        assertThat(manifest.files().get(1).digest().hex()).isEqualTo(ABC);
        assertThat(manifest.bytes()).isEqualTo(3);
    }

    @Test
    void attachmentsAreListedButDoNotChangeTheDigest() throws IOException {
        Files.writeString(directory.resolve("weights"), "abc");
        Digest before = Manifest.of(directory, path -> path.startsWith("log")).digest();

        Files.writeString(directory.resolve("log"), "yesterday");
        Manifest after = Manifest.of(directory, path -> path.startsWith("log"));

        assertThat(after.digest()).isEqualTo(before);
        assertThat(after.files()).hasSize(2);
        assertThat(Manifest.of(directory, path -> false).digest()).isNotEqualTo(before);
    }

    @Test
    void aMovedByteBetweenFilesChangesTheDigest() throws IOException {
        Files.writeString(directory.resolve("a"), "xy");
        Files.writeString(directory.resolve("b"), "z");
        Digest before = Manifest.of(directory, path -> false).digest();

        Files.writeString(directory.resolve("a"), "x");
        Files.writeString(directory.resolve("b"), "yz");

        assertThat(Manifest.of(directory, path -> false).digest()).isNotEqualTo(before);
    }
}
