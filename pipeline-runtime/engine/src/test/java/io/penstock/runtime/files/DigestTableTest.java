package io.penstock.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.Digest;
import io.penstock.runtime.files.DigestTable.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTableTest {

    @TempDir
    Path directory;

    private Path table;
    private Path present;

    @BeforeEach
    void prepare() throws IOException {
        table = directory.resolve("digests.tsv");
        present = Files.writeString(directory.resolve("übrig.csv"), "a");
    }

    private static Entry entry(int number) {
        return new Entry("stamp " + number, Digest.of("content " + number));
    }

    private void append(Path file, int from, int to) throws IOException {
        DigestTable open = DigestTable.open(table);
        for (int i = from; i <= to; i++) {
            open.append(file.toString(), entry(i));
        }
    }

    private void appendOnce(String name, int files) throws IOException {
        DigestTable open = DigestTable.open(table);
        for (int i = 1; i <= files; i++) {
            open.append(directory.resolve(name + i).toString(), entry(i));
        }
    }

    private long lines() throws IOException {
        return Files.readAllLines(table).size();
    }

    @Test
    void theLastLineOfAPathCounts() throws IOException {
        append(present, 1, 3);

        assertThat(DigestTable.open(table).entry(present.toString())).contains(entry(3));
        assertThat(DigestTable.open(table).entry(directory.toString())).isEmpty();
    }

    @Test
    void aTornLineIsLeftOut() throws IOException {
        append(present, 1, 1);
        String text = Files.readString(table);
        Files.writeString(table, text.substring(0, text.length() - 3) + "\n");

        assertThat(DigestTable.open(table).entry(present.toString())).isEmpty();
    }

    @Test
    void aTableOfSupersededLinesIsWrittenAnewWithTheLastOfEach() throws IOException {
        append(present, 1, DigestTable.FEW);

        assertThat(DigestTable.open(table).entry(present.toString())).contains(entry(DigestTable.FEW));
        assertThat(lines()).isEqualTo(2);
        assertThat(DigestTable.open(table).entry(present.toString())).contains(entry(DigestTable.FEW));
    }

    @Test
    void aTableOfFilesThatAreGoneIsWrittenAnewWithoutThem() throws IOException {
        append(present, 1, 1);
        appendOnce("gone-", DigestTable.FEW - 1);

        assertThat(DigestTable.open(table).entry(present.toString())).contains(entry(1));
        assertThat(lines()).isEqualTo(2);
    }

    @Test
    void aTableThatWasJustWrittenAnewIsLeftAlone() throws IOException {
        for (int i = 1; i <= DigestTable.FEW; i++) {
            Files.createFile(directory.resolve("file-" + i));
        }
        appendOnce("file-", DigestTable.FEW);
        DigestTable.open(table);
        assertThat(lines()).isEqualTo(DigestTable.FEW + 1);
        Object written = Files.readAttributes(table, "*").get("fileKey");

        DigestTable.open(table);

        assertThat(Files.readAttributes(table, "*").get("fileKey")).isEqualTo(written);
    }

    @Test
    void whatAnotherProcessLeftWhenItDiedIsNoHindrance() throws IOException {
        append(present, 1, DigestTable.FEW);
        Path draft = Files.writeString(directory.resolve("digests.tsv.draft"), "half a li");

        assertThat(DigestTable.open(table).entry(present.toString())).contains(entry(DigestTable.FEW));
        assertThat(draft).doesNotExist();
        assertThat(lines()).isEqualTo(DigestTable.FEW);
        DigestTable.open(table);
        assertThat(lines()).isEqualTo(2);
    }

    @Test
    void bytesThatAreNoTextAreLeftOut() throws IOException {
        append(present, 1, 1);
        Files.write(table, new byte[] {(byte) 0xff, '\t', (byte) 0xfe, '\n'}, StandardOpenOption.APPEND);
        append(present, 2, 2);

        assertThat(DigestTable.open(table).entry(present.toString())).contains(entry(2));
    }
}
