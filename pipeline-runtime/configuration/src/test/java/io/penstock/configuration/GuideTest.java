package io.penstock.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.Secret;
import io.penstock.errors.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's page says what is so: its example is read, and its messages are those that are given. */
class GuideTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "guide", "configure-a-pipeline.md");

    record TipParameters(
            int epochs,
            double rate,
            Split split,
            ExternalInput trips,
            Duration patience,
            List<String> slices,
            Optional<Secret> token) {
        record Split(int train, int test) {}

        TipParameters() {
            this(
                    20,
                    0.1,
                    new Split(2, 1),
                    ExternalInput.of(Path.of("trips.csv")),
                    Duration.ofMinutes(10),
                    List.of(),
                    Optional.empty());
        }
    }

    private final ParameterReader<TipParameters> reader =
            new ParameterReader<>(TipParameters.class, Map.of("TIPS_TOKEN", "unread"));

    @TempDir
    Path directory;

    @Test
    void theRecordOfThePageIsTheOneOfThisTest() throws IOException {
        String signature = "record TipParameters(int epochs, double rate, Split split, ExternalInput trips,"
                + " Duration patience, List<String> slices, Optional<Secret> token)";
        assertThat(block("java")).contains(signature).contains("List.of(\"epochs=20\", \"split.train=4\")");
    }

    @Test
    void theExampleOfThePageIsRead() throws IOException {
        Path file = Files.writeString(directory.resolve("tips.yaml"), block("yaml"));
        assertThat(reader.read(file, List.of("epochs=20", "split.train=4")))
                .isEqualTo(new TipParameters(
                        20,
                        0.1,
                        new TipParameters.Split(4, 1),
                        ExternalInput.of(directory.resolve("data/trips.csv")),
                        Duration.ofSeconds(90),
                        List.of("payment_type", "company"),
                        Optional.of(new Secret("env:TIPS_TOKEN"))));
    }

    @Test
    void theExampleOfThePageKeepsTheSchema() throws IOException {
        assertThat(Validators.of(TipParameters.class).validate(block("yaml"), InputFormat.YAML))
                .isEmpty();
    }

    @Test
    void theMessagesOfThePageAreGiven() throws IOException {
        Path file = Files.writeString(directory.resolve("tips.yaml"), "epoch: 5\nsplit:  3\n");
        DefinitionException refusal =
                catchThrowableOfType(DefinitionException.class, () -> reader.read(file, List.of("rate=fast")));
        assertThat(refusal.getMessage().replace(directory + "/", "").lines().sorted())
                .containsExactlyElementsOf(block("text").lines().sorted().toList());
    }

    /** All blocks of one language, as they are in the page. */
    private static String block(String language) throws IOException {
        StringBuilder blocks = new StringBuilder();
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> match.group(1))
                .forEach(blocks::append);
        return blocks.toString();
    }
}
