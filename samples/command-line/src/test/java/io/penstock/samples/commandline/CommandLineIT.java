package io.penstock.samples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.runtime.Workspace;
import io.penstock.samples.taxi.TaxiTips;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command as a process: on the workspace of the taxi pipeline, on a damaged one, an empty one, and one in use. */
class CommandLineIT {

    private static final String TAXI = TaxiTips.class.getName();

    @TempDir
    static Path home;

    private static Shell shell = Shell.in(Path.of(""));

    private static Shell.Said run = new Shell.Said(0, "", "");

    @BeforeAll
    static void runTheTaxiPipeline() throws IOException, InterruptedException {
        shell = Shell.in(home);
        Files.writeString(home.resolve("taxi.yaml"), """
                epochs: 3
                trees: 5
                trips: %s
                serving: serving
                """.formatted(Shell.TAXI.resolve("data/trips.csv")));
        run = shell.penstock("run", TAXI, "--class-path", taxi(), "--config", "taxi.yaml", "--json");
    }

    private static String taxi() {
        try {
            return Path.of(TaxiTips.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** A copy of the workspace with one byte of an artifact changed. */
    private static String damaged(Path place) throws IOException, InterruptedException {
        assertThat(shell.penstock("backup", place.toString(), "--copy").code()).isZero();
        try (Stream<Path> files = Files.walk(place.resolve("artifacts"))) {
            Path file = files.filter(path -> path.toString().contains("files") && Files.isRegularFile(path))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        return place.toString();
    }

    private static String empty(Path place) {
        Workspace.open(place).close();
        return place.toString();
    }

    @Test
    void thePipelineWasRunWithItsProgressTold() throws IOException {
        assertThat(run.code()).as(run.err()).isIn(0, 1);
        assertThat(run.json().at("/nodes").findValuesAsText("id")).contains("csv-example-gen", "boosted", "pusher");
        assertThat(run.err()).contains("of taxi-tips, 12 nodes", "[1/12] csv-example-gen executed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs",
                "show latest",
                "show latest --node boosted",
                "explain latest boosted",
                "lineage latest/boosted",
                "lineage latest/csv-example-gen --down",
                "artifacts latest",
                "usage",
                "gc --keep-runs 1 --dry-run",
                "fsck",
                "components",
            })
    void everyQuestionIsAnsweredForPeopleAndForPrograms(String line) throws IOException, InterruptedException {
        Shell.Said words = shell.penstock(line.split(" "));
        Shell.Said json = shell.penstock((line + " --json").split(" "));

        assertThat(words.code()).as(words.err()).isZero();
        assertThat(words.out()).isNotBlank();
        assertThat(words.err()).isEmpty();
        assertThat(json.code()).isZero();
        assertThat(json.json().size()).isPositive();
        assertThat(json.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"dot, digraph", "mermaid, flowchart", "tree, written by", "json, {"})
    void lineageIsDrawnInEveryLanguage(String form, String begin) throws IOException, InterruptedException {
        assertThat(shell.penstock("lineage", "latest/boosted", "--format", form).out())
                .contains(begin, "csv-example-gen");
    }

    @Test
    void aReportIsWritten() throws IOException, InterruptedException {
        assertThat(shell.penstock("report", "-o", "report.html").out()).contains("report.html");
        assertThat(home.resolve("report.html")).content().contains("taxi-tips", "csv-example-gen");
    }

    @Test
    void aRunIsReplayedAndRetriedWithTheParametersThatItHad() throws IOException, InterruptedException {
        Shell.Said replayed = shell.penstock("replay", "1", TAXI, "-cp", taxi(), "--from", "evaluator", "--json");
        Shell.Said retried = shell.penstock("retry", "1", TAXI, "-cp", taxi(), "--json");

        assertThat(replayed.code()).as(replayed.err()).isIn(0, 1);
        assertThat(replayed.json().at("/run/parameters").asText())
                .isEqualTo(run.json().at("/run/parameters").asText());
        assertThat(retried.json().at("/run/id")).isEqualTo(run.json().at("/run/id"));
        assertThat(retried.code()).as(retried.err()).isIn(0, 1);
    }

    @Test
    void aRunTravelsInAnArchive() throws IOException, InterruptedException {
        Shell.Said exported = shell.penstock("export", "1", "run.zip", "--json");
        Shell.Said imported = shell.penstock("import", "run.zip", "-w", "elsewhere", "--json");
        Shell.Said checked = shell.penstock("fsck", "-w", "elsewhere");

        assertThat(exported.code()).as(exported.err()).isZero();
        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(imported.json().at("/run")).isEqualTo(run.json().at("/run/id"));
        assertThat(checked.code()).as(checked.out()).isZero();
    }

    @Test
    void aDamagedWorkspaceIsFoundOutAndStillAnswers(@TempDir Path place) throws IOException, InterruptedException {
        String damaged = damaged(place.resolve("damaged"));

        Shell.Said checked = shell.penstock("fsck", "-w", damaged);
        Shell.Said json = shell.penstock("fsck", "-w", damaged, "--json");

        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.out()).contains("something is lost");
        assertThat(json.json().at("/problems").size()).isPositive();
        for (String question : new String[] {"runs", "show", "artifacts", "usage"}) {
            assertThat(shell.penstock(question, "-w", damaged).code()).isZero();
        }
        assertThat(shell.penstock("export", "1", place.resolve("run.zip").toString(), "-w", damaged)
                        .code())
                .isEqualTo(2);
    }

    @Test
    void anEmptyWorkspaceHasNoRuns(@TempDir Path place) throws IOException, InterruptedException {
        String empty = empty(place.resolve("empty"));

        assertThat(shell.penstock("runs", "-w", empty).out()).contains("No runs.");
        assertThat(shell.penstock("runs", "-w", empty, "--json").json()).isEmpty();
        assertThat(shell.penstock("fsck", "-w", empty).code()).isZero();
        assertThat(shell.penstock("gc", "-w", empty, "--json")
                        .json()
                        .at("/artifacts")
                        .asInt())
                .isZero();
        assertThat(shell.penstock("usage", "-w", empty).code()).isZero();
        Shell.Said none = shell.penstock("show", "-w", empty);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).hasLineCount(1).startsWith("penstock: ");
    }

    @Test
    void aRunInAnotherProcessIsSeenAndCancelled(@TempDir Path place) throws IOException, InterruptedException {
        String busy = place.resolve("busy").toString();
        Shell other = Shell.in(place);
        Process running = other.start(
                "run",
                TAXI,
                "-cp",
                taxi(),
                "--config",
                home.resolve("taxi.yaml").toString(),
                "epochs=100000",
                "-w",
                busy);
        try {
            String id = runningNode(running, busy, "linear");

            assertThat(shell.penstock("runs", "-w", busy).out()).contains("RUNNING");
            assertThat(shell.penstock("gc", "-w", busy).code()).isZero();
            assertThat(shell.penstock("cancel", id, "-w", busy).code()).isZero();
            assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(running.exitValue()).isEqualTo(4);
            assertThat(shell.penstock("show", "-w", busy, "--json")
                            .json()
                            .at("/run/state")
                            .asText())
                    .isEqualTo("CANCELLED");
        } finally {
            running.destroyForcibly();
        }
    }

    /** Waits until a node of the other process runs: it begins soon after that before it has ended. */
    private static String runningNode(Process process, String workspace, String node)
            throws IOException, InterruptedException {
        BufferedReader told = process.errorReader();
        for (String line = told.readLine(); line != null && !line.contains("transform executed"); ) {
            line = told.readLine();
        }
        for (int looks = 0; looks < 100; looks++) {
            Shell.Said show = shell.penstock("show", "-w", workspace, "--node", node, "--json");
            if (show.code() == 0 && !show.json().isEmpty()) {
                return shell.penstock("runs", "-w", workspace, "--json")
                        .json()
                        .at("/0/id")
                        .asText();
            }
        }
        throw new AssertionError("node '%s' does not begin".formatted(node));
    }

    @Test
    void whatIsWrongIsSaidInOneLine() throws IOException, InterruptedException {
        Shell.Said parameters = shell.penstock("run", TAXI, "-cp", taxi(), "epoch=3");
        Shell.Said gone = shell.penstock("runs", "-w", "no-such-place");

        assertThat(parameters.code()).isEqualTo(2);
        assertThat(parameters.err()).contains("epoch", "epochs");
        assertThat(gone.code()).isEqualTo(2);
        assertThat(gone.err()).hasLineCount(1).contains("no-such-place");
        assertThat(shell.penstock("schema", TAXI, "-cp", taxi())
                        .json()
                        .at("/properties/epochs/type")
                        .asText())
                .isEqualTo("integer");
    }

    @Test
    void theSecondStartUsesAnArchiveOfClasses() throws IOException, InterruptedException {
        for (int looks = 0; looks < 500 && archives() == 0; looks++) {
            shell.penstock("--version");
        }

        assertThat(archives()).isEqualTo(1);
        assertThat(shell.penstock("--version").out()).startsWith("penstock 0.1");
        assertThat(shell.with("PENSTOCK_JAVA_OPTIONS", "").penstock("runs").code())
                .isZero();
    }

    private static long archives() throws IOException {
        try (Stream<Path> files = Files.list(Shell.ARCHIVES)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).count();
        }
    }

    @Test
    void theShellIsToldHowToComplete() throws IOException, InterruptedException {
        Path script = home.resolve("completion");
        Files.writeString(script, shell.penstock("generate-completion").out());

        Process bash = new ProcessBuilder("bash", "-c", "source " + script + " && complete -p penstock")
                .redirectErrorStream(true)
                .start();

        assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("penstock");
    }
}
