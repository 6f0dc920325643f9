package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command says of a workspace, in words and in JSON. */
class PenstockTest {

    @TempDir
    Path directory;

    private Ran first = new Ran(0, "", "");

    @BeforeEach
    void run() {
        first = penstock("run", Letters.class.getName(), "--json", "--no-progress");
    }

    private Ran penstock(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, "--workspace", place()));
        all.addAll(List.of(arguments));
        return Ran.of(all.toArray(String[]::new));
    }

    private String place() {
        return directory.resolve("workspace").toString();
    }

    private String id() {
        return first.json().at("/run/id").asText();
    }

    @Test
    void aPipelineIsRunAndItsNodesAreTold() {
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.json().at("/run/state").asText()).isEqualTo("SUCCEEDED");
        assertThat(first.json().at("/nodes").findValuesAsText("outcome")).containsExactly("EXECUTED", "EXECUTED");

        Ran second = penstock("run", Letters.class.getName());

        assertThat(second.out()).contains("#2", "SUCCEEDED").containsPattern("count +cached");
        assertThat(second.err()).contains("[2/2] count cached");
    }

    @Test
    void runsAreListedNewestFirst() {
        penstock("run", Letters.class.getName() + "#failing", "--no-progress");

        JsonNode runs = penstock("runs", "--json").json();

        assertThat(runs.findValuesAsText("pipeline")).containsExactly("failing", "letters");
        assertThat(penstock("runs").out()).contains("#", "letters", "SUCCEEDED", "failing", "FAILED");
        assertThat(penstock("runs", "--state", "failed", "--json").json()).hasSize(1);
        assertThat(penstock("runs", "--pipeline", "letters", "--json").json()).hasSize(1);
        assertThat(penstock("runs", "-n", "1", "--json").json()).hasSize(1);
        assertThat(penstock("runs", "-n", "-1").err()).contains("'-1' runs cannot be listed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "#1", "latest"})
    void aRunIsNamedInSeveralWays(String name) {
        assertThat(penstock("show", name, "--json").json().at("/run/id").asText())
                .isEqualTo(id());
        assertThat(penstock("show", id().substring(0, id().length() - 1)).out()).contains(id());
    }

    @Test
    void aRunThatIsNotThereIsNamedWithThoseThatAre() {
        Ran wrong = penstock("show", "77");

        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err().strip())
                .startsWith("penstock: There is no run '77'")
                .contains(id())
                .hasLineCount(1);
    }

    @Test
    void aFailureIsShownWithItsStack() {
        Ran failed = penstock("run", Letters.class.getName() + "#failing", "--no-progress");

        Ran node = penstock("show", "latest", "--node", "fail");

        assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
        assertThat(failed.out()).contains("on purpose");
        assertThat(penstock("run", Letters.class.getName() + "#failing", "--no-progress", "--json")
                        .json()
                        .at("/nodes/2/stack")
                        .asText())
                .contains("IllegalStateException: on purpose");
        assertThat(node.out()).contains("FAILED", "IllegalStateException: on purpose", "at io.penstock.cli.Letters");
        assertThat(penstock("show", "latest", "--json")
                        .json()
                        .at("/nodes/2/stack")
                        .asText())
                .contains("on purpose");
    }

    @Test
    void aFailedRunIsTriedAgainWithWhatItHad() {
        penstock("run", Letters.class.getName() + "#failing", "--no-progress");

        Ran again = penstock("retry", "latest", Letters.class.getName() + "#failing", "--no-progress");

        assertThat(again.code()).isEqualTo(ExitCode.FAILED);
        assertThat(again.out()).contains("failing: FAILED");
        assertThat(penstock("runs", "--json").json()).hasSize(2);
    }

    @Test
    void aRunIsReplayedWithItsOwnParameters() {
        Ran replayed =
                penstock("replay", "1", Letters.class.getName() + "#of", "--from", "count", "--json", "--no-progress");

        assertThat(replayed.code()).as(replayed.err()).isZero();
        assertThat(replayed.json().at("/run/id").asText()).isNotEqualTo(id());
        assertThat(replayed.json().at("/run/parameters").asText()).contains("three words here");
    }

    @Test
    void parametersComeFromAFileAndFromTheCommandLine() throws IOException {
        Path config = Files.writeString(directory.resolve("text.yaml"), "text: of the file");
        String name = Letters.class.getName() + "#of";

        Ran ofFile = penstock("run", name, "--config", config.toString(), "--json", "--no-progress");
        Ran ofLine =
                penstock("run", name, "--config", config.toString(), "text=of the line", "--json", "--no-progress");
        Ran wrong = penstock("run", name, "txt=x");

        assertThat(ofFile.json().at("/run/parameters").asText()).contains("of the file");
        assertThat(ofLine.json().at("/run/parameters").asText()).contains("of the line");
        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("txt", "text");
        assertThat(penstock("run", Letters.class.getName(), "text=x").err()).contains("has no parameters");
        assertThat(Ran.of("schema", name).json().at("/properties/text/type").asText())
                .isEqualTo("string");
    }

    @Test
    void aNodeIsExplained() {
        Ran text = penstock("explain", "latest", "count");

        assertThat(text.code()).isZero();
        assertThat(text.out()).contains("count");
        assertThat(penstock("explain", "latest", "count", "--json")
                        .json()
                        .at("/cause")
                        .asText())
                .isEqualTo("FIRST");
        assertThat(penstock("explain", "latest", "cuont").err())
                .contains("cuont", "count")
                .hasLineCount(1);
    }

    @Test
    void theArtifactsOfARunAreListed() {
        JsonNode artifacts = penstock("artifacts", "--json").json();

        assertThat(artifacts.findValuesAsText("node")).containsExactly("say", "count");
        assertThat(penstock("artifacts", "--type", "Integer", "--json").json()).hasSize(1);
        assertThat(penstock("artifacts").out()).contains("Integer", "count/", "EXECUTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree", "dot", "mermaid"})
    void lineageIsDrawn(String form) {
        String digest = penstock("artifacts", "--type", "Integer", "--json")
                .json()
                .at("/0/digest")
                .asText();

        Ran drawn = penstock("lineage", digest.replace("sha256:", "").substring(0, 10), "--format", form);

        assertThat(drawn.code()).as(drawn.err()).isZero();
        assertThat(drawn.out()).contains("count", "say", digest.substring(7, 15));
    }

    @Test
    void lineageGoesBothWays() {
        Ran up = penstock("lineage", "latest/count", "--json");
        Ran down = penstock("lineage", "latest/say", "--down", "--json");

        assertThat(up.json().at("/executions").findValuesAsText("node")).containsExactlyInAnyOrder("count", "say");
        assertThat(down.json().at("/executions").findValuesAsText("node")).containsExactly("count");
        assertThat(penstock("lineage", "ffffffffffff").err()).contains("no artifact 'ffffffffffff'");
        assertThat(penstock("lineage", "f").err()).contains("eight digits");
    }

    @Test
    void aReportIsWritten() throws IOException {
        Path page = directory.resolve("report.html");

        Ran written = penstock("report", "1", "-o", page.toString(), "--json");

        assertThat(written.code()).isZero();
        assertThat(Files.readString(page)).contains("<html", "letters", "Run <b>1</b>");
    }

    @Test
    void aCheckFindsNothingAndThenDamage() throws IOException {
        Ran whole = penstock("fsck", "--json");
        Files.writeString(directory.resolve("workspace/artifacts/stray"), "stray");

        assertThat(whole.code()).isZero();
        assertThat(whole.json().at("/artifacts").asInt()).isEqualTo(2);
        assertThat(penstock("fsck").out()).contains("stray");
    }

    @Test
    void aRunIsCarriedToAnotherWorkspace() {
        String archive = directory.resolve("run.zip").toString();
        String other = directory.resolve("other").toString();

        Ran exported = penstock("export", "latest", archive);
        Ran imported = Ran.of("import", "--workspace", other, "--json", archive);

        assertThat(exported.out()).contains(id(), archive);
        assertThat(imported.json().at("/artifacts").asInt()).isEqualTo(2);
        assertThat(Ran.of("show", "--workspace", other, "--json")
                        .json()
                        .at("/run/id")
                        .asText())
                .isEqualTo(id());
        assertThat(penstock("export", "latest", archive).err()).contains(archive + "' exists already");
    }

    @Test
    void anArchiveThatIsNoneIsRefused() throws IOException {
        Path archive = Files.writeString(directory.resolve("no.zip"), "no archive");

        Ran refused = penstock("import", archive.toString());

        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("no.zip", "refused").hasLineCount(1);
        Path none = directory.resolve("none");
        assertThat(Ran.of("import", "-w", none.toString(), "gone.zip").code()).isEqualTo(ExitCode.USAGE);
        assertThat(none).doesNotExist();
    }

    @Test
    void garbageIsCollectedAfterADryRun() {
        penstock("run", Letters.class.getName() + "#of", "text=another", "--no-progress");

        Ran dry = penstock("gc", "--dry-run", "--json");
        Ran wet = penstock("gc", "--json");

        assertThat(dry.json().at("/artifacts").asInt()).isPositive();
        assertThat(wet.json().at("/artifacts")).isEqualTo(dry.json().at("/artifacts"));
        assertThat(penstock("gc", "--json").json().at("/artifacts").asInt()).isZero();
        assertThat(penstock("fsck").code()).isZero();
        assertThat(penstock("gc", "--keep-runs", "-1").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatArtifactsTakeUpIsSaid() {
        assertThat(penstock("usage").out()).contains("letters", "count", "Integer", "In all 2 artifacts");
        assertThat(penstock("usage", "--json").json().at("/total/artifacts").asInt())
                .isEqualTo(2);
    }

    @Test
    void aBackupIsAWorkspace() {
        String copy = directory.resolve("copy").toString();

        assertThat(penstock("backup", copy).code()).isZero();
        assertThat(Ran.of("fsck", "--workspace", copy).code()).isZero();
        assertThat(Ran.of("runs", "--workspace", copy, "--json").json()).hasSize(1);
    }

    @Test
    void aRunThatHasEndedIsNotCancelled() {
        Ran cancelled = penstock("cancel", "latest");

        assertThat(cancelled.code()).isEqualTo(ExitCode.USAGE);
        assertThat(cancelled.err()).contains("has ended").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "show", "artifacts", "fsck", "report"})
    void whereNoWorkspaceIsNoneIsMade(String command) {
        Path nowhere = directory.resolve("nowhere");

        Ran wrong = Ran.of(command, "--workspace", nowhere.toString());

        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err())
                .contains("There is no workspace in '" + nowhere + "'")
                .hasLineCount(1);
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void aClassThatIsNoPipelineIsNamedInOneLine() {
        assertThat(penstock("run", "no.such.Thing").err())
                .contains("'no.such.Thing'", "--class-path")
                .hasLineCount(1);
        assertThat(penstock("run", "java.lang.String").err())
                .contains("public static Pipeline pipeline")
                .hasLineCount(1);
        assertThat(penstock("run", Letters.class.getName(), "-cp", "/no/such.jar")
                        .err())
                .contains("/no/such.jar")
                .hasLineCount(1);
    }

    @Test
    void theComponentsOfTheClassPathAreListed() {
        Ran list = Ran.of("components");
        JsonNode json = Ran.of("components", "--json").json();

        assertThat(list.out()).contains("CsvExampleGen", "Trainer", "Gate", "io.penstock.release.Pusher");
        assertThat(json.findValuesAsText("name")).contains("StatisticsGen", "ModelValidator");
    }

    @Test
    void theStackIsShownToThoseWhoAsk() {
        assertThat(penstock("show", "77", "--verbose").err()).contains("\tat io.penstock.cli");
    }

    @Test
    void helpNamesEveryCommandAndAWrongOneIsRefused() {
        Ran help = Ran.of("--help");

        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("runs", "explain", "lineage", "Exit codes")
                .doesNotContain("warm-up");
        assertThat(Ran.of("rnus").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Ran.of("runs", "--limi").err()).contains("--limit");
        assertThat(Ran.of().code()).isEqualTo(ExitCode.USAGE);
        assertThat(Ran.of("--version").out()).startsWith("penstock ");
    }

    @Test
    void theShellIsToldHowToComplete() {
        assertThat(Ran.of("generate-completion").out()).contains("complete", "penstock", "--workspace");
    }

    @Test
    void aFullHeapIsAMatterOfTheMachineAndIsToldWithTheWayOut() {
        StringWriter err = new StringWriter();

        int code = Failures.ofError(new OutOfMemoryError("Java heap space"), new PrintWriter(err, true));

        assertThat(code).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(err.toString())
                .matches("penstock: Java needs more memory than its \\d+ MB \\(Java heap space\\)\\."
                        + " Give it more, such as PENSTOCK_JAVA_OPTIONS=-Xmx4g\\.\\R");
    }
}
