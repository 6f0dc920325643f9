package io.penstock.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path directory;

    @Test
    void aDiskThatIsFullInTheMiddleLeavesNothing() throws IOException {
        Path target = directory.resolve("page.html");

        assertThatThrownBy(() -> WholeFile.replace(target, WholeFileTest::half)).hasMessage("No space left on device");
        assertThatThrownBy(() -> WholeFile.write(target, WholeFileTest::half)).hasMessage("No space left on device");

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDiskThatIsFullInTheMiddleLeavesWhatWasThere() throws IOException {
        Path target = Files.writeString(directory.resolve("page.html"), "old");

        assertThatThrownBy(() -> WholeFile.replace(target, WholeFileTest::half)).isInstanceOf(IOException.class);

        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("page.html");
    }

    @Test
    void whatIsWholeReplacesWhatWasThereAlsoBehindALink() throws IOException {
        Path target = Files.writeString(directory.resolve("page.html"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("latest.html"), target.getFileName());

        WholeFile.replace(link, WholeFileTest::whole);

        assertThat(target).hasContent("whole");
        assertThat(link).isSymbolicLink().hasContent("whole");
        assertThat(names()).containsExactly("latest.html", "page.html");
    }

    @Test
    void whereSomethingIsNothingNewIsWritten() throws IOException {
        Path target = Files.writeString(directory.resolve("run.zip"), "old");

        assertThatThrownBy(() -> WholeFile.write(target, WholeFileTest::whole))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(target).hasContent("old");
    }

    /** What is no file cannot be replaced by one: a directory refuses, and a device takes what it is given. */
    @Test
    void whatIsNoFileIsNotReplaced() {
        assertThatThrownBy(() -> WholeFile.replace(directory, WholeFileTest::whole))
                .isInstanceOf(IOException.class);

        assertThat(directory).isEmptyDirectory();
    }

    private static void half(OutputStream out) throws IOException {
        out.write("whol".getBytes(StandardCharsets.UTF_8));
        throw new IOException("No space left on device");
    }

    private static void whole(OutputStream out) throws IOException {
        out.write("whole".getBytes(StandardCharsets.UTF_8));
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
