package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.columns.Row;
import io.penstock.model.Prediction;
import io.penstock.release.ServingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole trials on small tables, in this process. */
class TryCommandTest {

    @TempDir
    Path home;

    @Test
    void twoClassesAreLearnedMeasuredAndPushed() throws IOException {
        Ran said = trial(Tables.loans(home), "repaid");

        assertThat(said.code()).as(said.err() + said.out()).isEqualTo(ExitCode.OK);
        assertThat(said.out())
                .contains("300 rows, 5 columns")
                .contains("Label 'repaid': classification, whether it is 'yes' or 'no', because it has two values.")
                .contains("id: it numbers the rows, as ids do")
                .contains("country: it is 'here' in every row that has it")
                .contains("numbers    income")
                .contains("categories work")
                .contains("Best by AUC: ")
                .contains("Gates: PASS")
                .contains("is version 1 in");
        assertThat(home.resolve("out/report.html")).isNotEmptyFile();
        assertThat(home.resolve("out/README.md")).content().contains("`id`, because it numbers the rows");
    }

    @Test
    void theModelThatWasPushedAnswers() throws IOException {
        trial(Tables.loans(home), "repaid");

        try (ServingModel model = ServingModel.open(home.resolve("out/serving"))) {
            assertThat(probability(model, 4800, "office")).isGreaterThan(0.9);
            assertThat(probability(model, 1100, "field")).isLessThan(0.1);
        }
    }

    @Test
    void aNumberIsEstimated() throws IOException {
        Ran said = trial(Tables.rents(home), "rent");

        assertThat(said.code()).as(said.err() + said.out()).isEqualTo(ExitCode.OK);
        assertThat(said.out())
                .contains("Label 'rent': regression, how much it is, because it has ")
                .contains("Best by RMSE: linear")
                .contains("Gates: PASS");
        try (ServingModel model = ServingModel.open(home.resolve("out/serving"))) {
            Prediction.Estimate answer = (Prediction.Estimate) model.predict(Row.of("size", 50L, "district", "b"));
            assertThat(answer.value()).isBetween(560.0, 590.0);
        }
    }

    @Test
    void severalClassesAreToldApart() throws IOException {
        Ran said = trial(Tables.clouds(home), "cloud");

        assertThat(said.code()).as(said.err() + said.out()).isEqualTo(ExitCode.OK);
        assertThat(said.out())
                .contains("which of 3 classes it is, because it has 3 different texts")
                .contains("Best by accuracy: ");
    }

    @Test
    void aModelThatIsNoBetterThanAConstantIsNotPushed() throws IOException {
        Random random = new Random(1);
        Path file = Tables.write(
                home.resolve("noise.csv"),
                "x,y",
                row -> Tables.line("%.3f,%s", random.nextDouble(), random.nextBoolean() ? "heads" : "tails"));

        Ran said = trial(file, "y");

        assertThat(said.code()).isEqualTo(ExitCode.FAILED);
        assertThat(said.out()).contains("No model was pushed: ").doesNotContain("Gates: PASS");
        assertThat(home.resolve("out/serving")).doesNotExist();
        assertThat(home.resolve("out/report.html")).isNotEmptyFile();
    }

    @Test
    void programsGetJson() throws IOException {
        Ran said = trial(Tables.loans(home), "repaid", "--json", "--seed", "5");

        JsonNode json = said.json();
        assertThat(json.get("problem").asText()).startsWith("classification");
        assertThat(json.get("leftOut")).hasSize(2);
        assertThat(json.get("verdict").asText()).isEqualTo("PASS");
        assertThat(json.get("version").asInt()).isEqualTo(1);
        assertThat(json.get("metrics").get(0).get("name").asText()).isEqualTo("AUC");
        assertThat(json.get("metrics").get(0).get("baseline").asDouble()).isEqualTo(0.5);
    }

    @Test
    void thePersonsWishesCount() throws IOException {
        Ran said = trial(
                Tables.loans(home),
                "repaid",
                "--drop",
                "work",
                "--positive",
                "no",
                "--serving",
                home.resolve("models").toString());

        assertThat(said.out()).contains("whether it is 'no' or 'yes'").contains("work: you said so");
        try (ServingModel model = ServingModel.open(home.resolve("models"))) {
            assertThat(model.signature().inputs().names()).containsExactly("income");
        }
    }

    @Test
    void anotherTrialReplacesTheSourceButNotWhatSomebodyChanged() throws IOException {
        Path file = Tables.loans(home);
        trial(file, "repaid");
        Ran dropped = trial(file, "repaid", "--drop", "work");
        Path source = home.resolve("out/src/main/java/com/example/trial/LoansRepaidPipeline.java");
        Files.writeString(source, Files.readString(source) + "// mine\n");

        Ran refused = trial(file, "repaid");

        assertThat(dropped.code()).isEqualTo(ExitCode.OK);
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("was written or changed by somebody").contains("--force");
        assertThat(source).content().endsWith("// mine\n");
        assertThat(trial(file, "repaid", "--force").code()).isEqualTo(ExitCode.OK);
        assertThat(source).content().doesNotContain("// mine");
    }

    @Test
    void whereNothingCanBeWrittenIsSaidBeforeAnythingIsRead() throws IOException {
        Path file = Tables.loans(home);

        Ran below = trial(
                home.resolve("nowhere.csv"), "repaid", "-o", file.resolve("out").toString());
        Ran model = trial(file, "repaid", "--serving", file.toString());

        assertThat(below.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(below.out()).isEmpty();
        assertThat(below.err())
                .contains("Nothing can be written to '%s/out'".formatted(file), "Name another directory with -o.")
                .hasLineCount(1);
        assertThat(model.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(model.out()).isEmpty();
        assertThat(model.err())
                .contains("'%s' is no directory".formatted(file), "--serving")
                .hasLineCount(1);
        assertThat(home.resolve("workspace")).doesNotExist();
    }

    private Ran trial(Path file, String label, String... more) {
        Stream<String> always = Stream.of(
                "try",
                file.toString(),
                "--label",
                label,
                "--no-progress",
                "--workspace",
                home.resolve("workspace").toString());
        Stream<String> place = List.of(more).contains("-o")
                ? Stream.of()
                : Stream.of("--output", home.resolve("out").toString());
        return Ran.of(Stream.of(always, place, Stream.of(more))
                .flatMap(Function.identity())
                .toArray(String[]::new));
    }

    private static double probability(ServingModel model, double income, String work) {
        Prediction.Classification answer =
                (Prediction.Classification) model.predict(Row.of("income", income, "work", work));
        return answer.probabilityOf("yes");
    }
}
