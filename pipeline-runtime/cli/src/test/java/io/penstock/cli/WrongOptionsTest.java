package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with the command line is said in one line, before anything is done. */
class WrongOptionsTest {

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
                "gc --keep-runs -1",
                "gc --keep-days -1",
                "gc --keep-spans -1",
                "runs --limit -1",
                "run io.penstock.cli.Letters --deadline PT0S",
                "run io.penstock.cli.Letters --deadline -PT1H",
                "try trips.csv --label tips --seed 0",
                "try trips.csv --label tips --bad-rows -0.1",
            })
    void aNumberThatMeansNothingIsRefused(String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(List.of("--workspace", line.startsWith("run ") ? place() + "-new" : place()));

        Ran refused = Ran.of(words.toArray(String[]::new));

        assertThat(refused.code()).as(refused.toString()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err().strip()).startsWith("penstock: ").contains("'").hasLineCount(1);
        assertThat(directory.resolve("workspace-new")).doesNotExist();
        assertThat(Ran.of("runs", "--json", "--workspace", place()).json()).hasSize(1);
    }

    /** A lone surrogate is as unspeakable to the system as an umlaut is in the locale C. */
    @Test
    void aNameThatTheLocaleCannotExpressIsNamedWithTheWayOut() {
        Ran option = Ran.of("runs", "--workspace", "B\ud800ro");
        Ran behind = Ran.of("run", Letters.class.getName(), "-cp", "B\ud800ro.jar", "-w", place());

        assertThat(option.code()).isEqualTo(ExitCode.USAGE);
        assertThat(option.err())
                .hasLineCount(1)
                .contains("ro' has letters that a file's name cannot have in the locale")
                .contains("LC_ALL=C.UTF-8");
        assertThat(behind.code()).isEqualTo(ExitCode.USAGE);
        assertThat(behind.err()).contains("LC_ALL=C.UTF-8").hasLineCount(1);
    }

    @Test
    void whereAReportCannotBeIsSaidBeforeTheRun() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        Ran refused = Ran.of(
                "run",
                Letters.class.getName(),
                "--workspace",
                place(),
                "--report",
                file.resolve("report.html").toString());

        assertThat(refused.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(refused.err())
                .contains("'%s' is no directory".formatted(file), "--report")
                .hasLineCount(1);
        assertThat(Ran.of("runs", "--json", "--workspace", place()).json()).hasSize(1);
    }
}
