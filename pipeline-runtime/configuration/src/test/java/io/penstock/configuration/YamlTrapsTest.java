package io.penstock.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.configuration.Parameters.Count;
import io.penstock.configuration.Parameters.Country;
import io.penstock.configuration.Parameters.Numbers;
import io.penstock.configuration.Parameters.Ratio;
import io.penstock.configuration.Parameters.Switch;
import io.penstock.configuration.Parameters.Trainer;
import io.penstock.configuration.Parameters.Words;
import io.penstock.errors.DefinitionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is surprising in YAML, and in JSON, and what comes of it here. */
class YamlTrapsTest {

    @ParameterizedTest
    @ValueSource(strings = {"no", "off", "y", "12:30:00", "2025-03-01", "1_000"})
    void whatYaml11TookForSomethingElseIsAText(String text) {
        assertThat(read(Country.class, "country: " + text)).isEqualTo(new Country(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "yes", "on", "\"true\"", "1"})
    void onlyTrueAndFalseAreBooleans(String text) {
        assertThat(problem(Switch.class, "on: " + text)).contains("but true or false is expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1.10", "007", "0x10"})
    void whatIsNoTextIsNotTakenForOne(String text) {
        assertThat(problem(Country.class, "country: " + text))
                .contains("'" + text + "', but a text is expected. Put it in quotes.");
    }

    @Test
    void aNullIsNoText() {
        assertThat(problem(Country.class, "country:"))
                .isEqualTo("yaml:1:9: 'country' has no value, but a text is expected.");
        assertThat(problem(Country.class, "country: ~")).contains("has no value");
        assertThat(read(Country.class, "country: \"\"")).isEqualTo(new Country(""));
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "0o10, 8", "0x10, 16", "+5, 5", "-7, -7", "0, 0", "2.0, 2", "1e3, 1000"})
    void wholeNumbersAreReadAsTheyLook(String text, int value) {
        assertThat(read(Count.class, "count: " + text)).isEqualTo(new Count(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"010", "-007", "2147483648", "1.5", "1e99999999", "1e-9999", "1_000", "\"5\"", "[5]", "{a: 5}"})
    void whatIsNoWholeNumberIsRefused(String text) {
        assertThat(problem(Count.class, "count: " + text)).contains("a whole number from -2147483648 to 2147483647");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "\"1\"", "1,5", "00.5"})
    void whatIsNoFloatingPointNumberIsRefused(String text) {
        assertThat(problem(Ratio.class, "ratio: " + text)).contains("but a number that is not too large");
    }

    @ParameterizedTest
    @CsvSource({".nan, NaN", ".inf, Infinity", "-.inf, -Infinity", "\"NaN\", NaN", "5, 5", ".5, 0.5", "5., 5"})
    void floatingPointNumbersAreReadAsTheyLook(String text, double value) {
        assertThat(read(Ratio.class, "ratio: " + text)).isEqualTo(new Ratio(value));
    }

    @Test
    void anAliasRepeatsItsAnchor() {
        assertThat(read(Words.class, "words: [&a one, *a, two]")).isEqualTo(new Words(List.of("one", "one", "two")));
    }

    @Test
    void aMergeKeyIsRefusedWithItsReason() {
        assertThat(problem(Trainer.class, "{epochs: 3, <<: {rate: 1}}")).contains("YAML 1.2 has no merge keys");
    }

    @Test
    void aliasesThatMultiplyAreRefusedBeforeTheyDo() {
        StringBuilder laughs = new StringBuilder("numbers:\n  - &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (int i = 1; i < 60; i++) {
            laughs.append("  - &a%d [%s]\n".formatted(i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        assertThat(problem(Numbers.class, laughs.toString()))
                .startsWith("yaml:6:")
                .endsWith("With its aliases this holds more than 100000 values. Write less.");
    }

    @Test
    void anAliasOfWhatItIsInIsRefused() {
        assertThat(problem(Numbers.class, "numbers: &a [*a]"))
                .startsWith("yaml:1:14: No anchor comes before this alias.");
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        assertThat(problem(Numbers.class, "numbers: " + "[".repeat(200_000)))
                .contains("This is nested deeper than 100 levels.");
        assertThat(jsonProblem(Numbers.class, "{\"numbers\": " + "[".repeat(200_000)))
                .contains("This is not JSON");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(problem(Count.class, "count: 1\n---\ncount: 2\n"))
                .isEqualTo("yaml:2:1: A second document begins here. Keep one.");
        assertThat(read(Count.class, "---\ncount: 1\n...\n")).isEqualTo(new Count(1));
    }

    @Test
    void aTabThatIndentsIsRefusedWithItsPlace() {
        assertThat(problem(Trainer.class, "epochs: 1\n\trate: 2\n"))
                .startsWith("yaml:2:1: This is not YAML: ")
                .contains("TAB");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() {
        assertThat(read(Count.class, "\uFEFFcount: 1")).isEqualTo(new Count(1));
        assertThat(ParameterReader.of(Count.class).read(ParameterText.json("\uFEFF{\"count\": 1}"), List.of()))
                .isEqualTo(new Count(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!java.net.URL [a]", "!secret b", "!!binary aGk=", "!!set {a}"})
    void aTagIsRefused(String text) {
        assertThat(problem(Country.class, "country: " + text)).contains("A tag (!) has no meaning here.");
    }

    @Test
    void aTagForTextMakesAText() {
        assertThat(read(Country.class, "country: !!str 5")).isEqualTo(new Country("5"));
    }

    @Test
    void aKeyThatIsNoWordIsRefused() {
        assertThat(problem(Count.class, "? [a, b]\n: 1\n")).isEqualTo("yaml:1:3: A key must be a single word.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "{}"})
    void anEmptyTextGivesNothing(String text) {
        assertThat(problem(Count.class, text)).endsWith("'count' is missing, and has no default. Give it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- count", "count", "5", "null"})
    void whatIsNoMappingIsRefused(String text) {
        assertThat(problem(Count.class, text)).contains("but the components of Count are expected: count.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\": 1,}",
                "{\"count\": 01}",
                "{\"count\": 1} {}",
                "{'count': 1}",
                "{\"count\": NaN}",
                "{"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThat(jsonProblem(Count.class, text)).matches("json:1:\\d+: .*");
    }

    @Test
    void aLineBreakInAValueStaysWithinTheLineOfItsProblem() {
        assertThat(problem(Count.class, "count: \"a\\nb\"")).contains("'a\\nb'").doesNotContain("\n");
    }

    @Test
    void aLongValueIsCut() {
        assertThat(problem(Count.class, "count: " + "x".repeat(5000))).hasSizeLessThan(300);
    }

    private static <P extends Record> P read(Class<P> type, String yaml) {
        return ParameterReader.of(type).read(ParameterText.yaml(yaml), List.of());
    }

    private static String problem(Class<? extends Record> type, String yaml) {
        return only(type, ParameterText.yaml(yaml));
    }

    private static String jsonProblem(Class<? extends Record> type, String json) {
        return only(type, ParameterText.json(json));
    }

    private static String only(Class<? extends Record> type, ParameterText text) {
        List<String> problems = catchThrowableOfType(DefinitionException.class, () -> ParameterReader.of(type)
                        .read(text, List.of()))
                .problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
