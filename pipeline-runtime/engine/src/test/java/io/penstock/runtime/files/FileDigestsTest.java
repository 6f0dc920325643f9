package io.penstock.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Digest;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestsTest {

    @TempDir
    private Path directory;

    private Path input;
    private Path table;

    @BeforeEach
    void remember() throws IOException {
        input = Files.writeString(directory.resolve("trips.csv"), "1,2\n");
        table = directory.resolve("digests.tsv");
        while (!Files.exists(table)) { // until the file is old enough to be told by its times
            FileDigests.in(table).of(input);
        }
    }

    @Test
    void whatTheEndOfAMachineLeavesOfTheTableIsNeverTakenForADigest() throws IOException {
        byte[] whole = Files.readAllBytes(table);
        for (int length = 0; length < whole.length; length++) {
            assertRightWith(Arrays.copyOf(whole, length));
            byte[] zeros = Arrays.copyOf(whole, whole.length);
            Arrays.fill(zeros, length, whole.length, (byte) 0);
            assertRightWith(zeros);
        }
    }

    @Test
    void aTornLineSpoilsOnlyTheNextOne() throws IOException {
        byte[] whole = Files.readAllBytes(table);
        Files.write(table, Arrays.copyOf(whole, whole.length / 2));

        FileDigests.in(table).of(input); // is appended to the torn line
        FileDigests.in(table).of(input);

        assertThat(Files.readAllLines(table)).hasSize(2);
        assertThat(table).content().endsWith(new String(whole, StandardCharsets.UTF_8));
    }

    @Test
    void aTornFirstLineIsNoHindrance() throws IOException {
        byte[] whole = Files.readAllBytes(table);
        Files.writeString(table, "entries\t1");

        FileDigests.in(table).of(input); // is appended to the torn line
        FileDigests.in(table).of(input);

        assertThat(table).content().endsWith("\n" + new String(whole, StandardCharsets.UTF_8));
    }

    @Test
    void aTableThatCannotBeWrittenIsNotSaidToBeAnInputThatCannotBeRead() {
        Path nowhere = directory.resolve("gone/digests.tsv");

        assertThatThrownBy(() -> FileDigests.in(nowhere).of(input))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("'" + nowhere + "' cannot be written");
    }

    private void assertRightWith(byte[] left) throws IOException {
        Files.write(table, left);
        assertThat(FileDigests.in(table).of(input)).isEqualTo(Digest.of("1,2\n"));
    }
}
