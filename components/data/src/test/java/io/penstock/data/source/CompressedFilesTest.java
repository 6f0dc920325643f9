package io.penstock.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressedFilesTest {

    @TempDir
    Path scratch;

    @Test
    void gzipAndZstandardAreKnownByTheirFirstBytesWhateverTheName() throws Exception {
        byte[] content = content(300_000);

        assertThat(read(gzip(content))).isEqualTo(content);
        assertThat(read(zstd(content))).isEqualTo(content);
        assertThat(read(content)).isEqualTo(content);
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read(new byte[] {0x1f})).containsExactly(0x1f);
    }

    @Test
    void membersThatFollowEachOtherAreReadAsOne() throws Exception {
        byte[] one = content(70_000);
        byte[] other = content(5);

        assertThat(read(joined(gzip(one), gzip(other), gzip(one)))).isEqualTo(joined(one, other, one));
        assertThat(read(joined(zstd(one), zstd(other)))).isEqualTo(joined(one, other));
    }

    @Test
    void aFileThatIsCutIsRefusedWhereverTheCutIs() throws Exception {
        for (byte[] whole : new byte[][] {gzip(content(3_000)), zstd(content(3_000))}) {
            for (int length = 4; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> read(cut)).as("cut at %d", length).isInstanceOf(DataException.class);
            }
        }
    }

    @Test
    void gzipThatGoesOnAsSomethingElseIsRefused() throws Exception {
        byte[] good = gzip(content(1_000));
        for (int length : new int[] {1, 9, 30, 100_000}) {
            byte[] behind = new byte[length];
            Arrays.fill(behind, (byte) 'x');
            assertThatThrownBy(() -> read(joined(good, behind)))
                    .as("%d bytes", length)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("goes on after its last gzip member");
        }
    }

    @Test
    void aWrongByteNeverGivesOtherContent() throws Exception {
        byte[] content = content(2_000);
        byte[] whole = gzip(content);
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            byte[] wrong = whole.clone();
            wrong[10 + random.nextInt(whole.length - 10)] ^= (byte) (1 + random.nextInt(255));
            assertThatThrownBy(() -> read(wrong)).isInstanceOf(DataException.class);
        }
    }

    @Test
    void aBombIsStoppedByItsRatio() throws Exception {
        byte[] zeros = new byte[1 << 20];
        for (boolean gzip : new boolean[] {true, false}) {
            Path bomb = scratch.resolve("bomb");
            try (OutputStream file = Files.newOutputStream(bomb);
                    OutputStream out = gzip ? new GZIPOutputStream(file) : new ZstdOutputStream(file)) {
                for (int i = 0; i < 100; i++) {
                    out.write(zeros);
                }
            }
            assertThatThrownBy(() -> read(FileSet.of(bomb), bomb))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("bomb")
                    .hasMessageContaining("250 for one");
            FileSet trusting = FileSet.of(bomb).withLimit(new DecompressionLimit(1_000_000, 1L << 40));
            assertThat(read(trusting, bomb)).hasSize(100 << 20);
        }
    }

    @Test
    void aBombIsStoppedByItsSize() throws Exception {
        Path file = Files.write(scratch.resolve("large.gz"), gzip(content(5_000)));
        FileSet small = FileSet.of(file).withLimit(new DecompressionLimit(250, 4_999));

        assertThatThrownBy(() -> read(small, file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("4999 in all");
    }

    @Test
    void withoutTheLibraryOnlyZstandardIsRefused() throws Exception {
        Path plain = Files.writeString(scratch.resolve("plain"), "abc");
        Path compressed = Files.write(scratch.resolve("compressed"), zstd(content(10)));
        try (Without loader = new Without()) {
            Class<?> fileSet = loader.loadClass(FileSet.class.getName());

            assertThat(open(fileSet, plain)).hasContent("abc");
            assertThatThrownBy(() -> open(fileSet, compressed))
                    .hasRootCauseInstanceOf(ClassNotFoundException.class)
                    .hasStackTraceContaining(EnvironmentException.class.getName())
                    .hasStackTraceContaining("needs the library io.airlift:aircompressor");
        }
    }

    private static InputStream open(Class<?> fileSet, Path file) throws Exception {
        Object files = fileSet.getMethod("of", Path[].class).invoke(null, (Object) new Path[] {file});
        return (InputStream) fileSet.getMethod("open", Path.class).invoke(files, file);
    }

    /** Loads our own classes anew, and finds no aircompressor. */
    private static final class Without extends URLClassLoader {

        Without() {
            super(new URL[] {FileSet.class.getProtectionDomain().getCodeSource().getLocation()});
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.airlift.")) {
                throw new ClassNotFoundException(name);
            }
            if (name.startsWith("io.penstock.data.")) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    private byte[] read(byte[] file) throws IOException {
        Path path = Files.write(scratch.resolve("file"), file);
        return read(FileSet.of(path), path);
    }

    private static byte[] read(FileSet files, Path file) throws IOException {
        try (InputStream in = files.open(file)) {
            return in.readAllBytes();
        }
    }

    private static byte[] content(int bytes) {
        byte[] content = new byte[bytes];
        Random random = new Random(bytes);
        for (int i = 0; i < bytes; i++) {
            content[i] = (byte) ('a' + random.nextInt(20));
        }
        return content;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zstd(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
