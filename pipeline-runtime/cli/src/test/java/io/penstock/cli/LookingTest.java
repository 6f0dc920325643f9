package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that only look leave a workspace as it is, if it cannot be written or shall not be. */
class LookingTest {

    @TempDir
    Path directory;

    @BeforeEach
    void run() {
        Ran.of("run", Letters.class.getName(), "--no-progress", "--workspace", place());
    }

    private String place() {
        return directory.resolve("workspace").toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs",
                "show",
                "show --node count",
                "explain 1 count",
                "artifacts",
                "lineage 1/count",
                "usage",
                "fsck",
                "report -o OUT",
                "export 1 OUT",
            })
    void aWorkspaceIsLookedAtWithoutAWriteIntoIt(String line) throws IOException {
        List<String> words = new ArrayList<>(
                List.of(line.replace("OUT", directory.resolve("out").toString()).split(" ")));
        words.addAll(List.of("--workspace", place(), "--read-only"));
        var before = times();

        Ran looked = Ran.of(words.toArray(String[]::new));

        assertThat(looked.code()).as(looked.err()).isZero();
        assertThat(looked.out()).isNotBlank();
        assertThat(times()).isEqualTo(before);
    }

    /** Every file and directory with its time; a normal opening makes and deletes some. */
    private List<String> times() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("workspace"))) {
            List<String> times = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                times.add(file + " " + Files.getLastModifiedTime(file));
            }
            return times;
        }
    }
}
