package io.penstock.runtime.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.runtime.files.FileDigests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leaves the files of the tables as the end of a machine may, since nothing forces them to the disk. */
class CodeTablesTest {

    @TempDir
    private Path directory;

    record Twice(int number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, 2 * number);
        }
    }

    /** What may become of a file. */
    enum Damage {
        EMPTY {
            @Override
            byte[] of(byte[] content) {
                return new byte[0];
            }
        },
        ZEROS {
            @Override
            byte[] of(byte[] content) {
                return new byte[content.length];
            }
        },
        TORN {
            @Override
            byte[] of(byte[] content) {
                return Arrays.copyOf(content, content.length / 2);
            }
        },
        NO_TEXT {
            @Override
            byte[] of(byte[] content) {
                byte[] wrong = content.clone();
                wrong[0] = (byte) 0xFF;
                return wrong;
            }
        };

        abstract byte[] of(byte[] content);
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedFileIsAsIfItHadNeverBeenWritten(Damage damage) throws IOException {
        CodeFingerprint fingerprint = walk();
        assertThat(find()).map(CodeFingerprint::digest).contains(fingerprint.digest());
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, damage.of(whole));

            assertThat(find()).as(file.toString()).isEmpty();
            assertThat(walk()).isEqualTo(fingerprint);
            assertThat(file).hasBinaryContent(whole);
            assertThat(CodeTables.in(directory).parts(fingerprint.digest())).contains(fingerprint.parts());
        }
    }

    @Test
    void evidenceThatLacksItsEndIsNone() throws IOException {
        walk();
        for (Path file : files()) {
            List<String> lines = Files.readAllLines(file);
            byte[] whole = Files.readAllBytes(file);
            for (int count = 0; count < lines.size(); count++) {
                Files.write(file, lines.subList(0, count));
                assertThat(find()).as("%d lines of %s", count, file).isEmpty();
            }
            Files.write(file, whole);
        }
        assertThat(find()).isPresent();
    }

    private CodeFingerprint walk() {
        return new CodeFingerprints(FileDigests.inMemory(), CodeTables.in(directory)).of(Twice.class, List.of());
    }

    private Optional<CodeFingerprint> find() {
        return CodeTables.in(directory)
                .find(List.of(Twice.class.getName()), Twice.class.getClassLoader(), new ClassSource());
    }

    /** The parts, and the evidence. */
    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(2);
            return all;
        }
    }
}
