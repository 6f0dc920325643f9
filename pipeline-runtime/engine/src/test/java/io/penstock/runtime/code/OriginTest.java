package io.penstock.runtime.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.runtime.files.FileDigests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a class lies, by the URLs of class loaders as they are. */
class OriginTest {

    private static final String CLASS = "user/Step.class";

    @TempDir
    Path directory;

    private static Origin of(String container) {
        try {
            return Origin.of(new URL(null, container + CLASS, new Unopened()), CLASS);
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    /** Knows no protocol, so that a URL can be had without the host that it belongs to. */
    private static final class Unopened extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            throw new IOException("not opened");
        }

        @Override
        protected void parseURL(URL url, String text, int start, int limit) {
            setURL(url, url.getProtocol(), "", -1, "", "", text.substring(start, limit), null, null);
        }
    }

    @Test
    void aJarByItselfIsAJar() {
        Origin origin = of("jar:file:/opt/my%20app/user.jar!/");

        assertThat(origin.jar()).contains(new Jar(Path.of("/opt/my app/user.jar"), ""));
        assertThat(origin.archive()).contains(Path.of("/opt/my app/user.jar"));
        assertThat(origin.isNested()).isFalse();
    }

    @Test
    void aJarInASpringBootJarIsAJarOfItsOwn() {
        Jar expected = new Jar(Path.of("/opt/my app/app.jar"), "BOOT-INF/lib/user.jar");

        assertThat(of("jar:nested:/opt/my%20app/app.jar/!BOOT-INF/lib/user.jar!/")
                        .jar())
                .contains(expected);
        assertThat(of("jar:file:/opt/my%20app/app.jar!/BOOT-INF/lib/user.jar!/").jar())
                .contains(expected);
        assertThat(expected.name()).isEqualTo("user.jar");
    }

    @Test
    void classesInASpringBootJarCountByThemselvesAndAreWatchedByItsFile() {
        for (String container : new String[] {
            "jar:nested:/opt/app.jar/!BOOT-INF/classes/!/", "jar:file:/opt/app.jar!/BOOT-INF/classes!/"
        }) {
            Origin origin = of(container);

            assertThat(origin.jar()).isEmpty();
            assertThat(origin.archive()).contains(Path.of("/opt/app.jar"));
            assertThat(origin.isNested()).isTrue();
            assertThat(origin.container()).isEqualTo(container);
        }
    }

    @Test
    void aDirectoryIsNeither() {
        Origin origin = of("file:/opt/app/classes/");

        assertThat(origin.directory()).contains(Path.of("/opt/app/classes"));
        assertThat(origin.jar()).isEmpty();
        assertThat(origin.archive()).isEmpty();
    }

    @Test
    void aNestedJarHasTheDigestThatItHasByItselfWhateverLiesBesideIt() throws IOException {
        byte[] inner = zip("a.txt", "a".getBytes(StandardCharsets.UTF_8), "b.txt", new byte[0]);
        Path alone = Files.write(directory.resolve("user.jar"), inner);
        Path one = Files.write(directory.resolve("one.jar"), zip("lib/user.jar", inner, "lib/other.jar", new byte[1]));
        Path two = Files.write(directory.resolve("two.jar"), zip("lib/user.jar", inner, "lib/other.jar", new byte[2]));
        FileDigests files = FileDigests.inMemory();

        assertThat(new Jar(one, "lib/user.jar").digest(files))
                .isEqualTo(new Jar(alone, "").digest(files))
                .isEqualTo(new Jar(two, "lib/user.jar").digest(files))
                .isNotEqualTo(new Jar(one, "lib/other.jar").digest(files));
    }

    private static byte[] zip(String name, byte[] content, String otherName, byte[] other) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
            out.putNextEntry(new ZipEntry(otherName));
            out.write(other);
        }
        return bytes.toByteArray();
    }
}
