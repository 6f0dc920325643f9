package io.penstock.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.OutputLocation;
import io.penstock.artifact.Secret;
import io.penstock.configuration.Parameters.Box;
import io.penstock.configuration.Parameters.Circle;
import io.penstock.configuration.Parameters.DefaultDrawing;
import io.penstock.configuration.Parameters.Drawing;
import io.penstock.configuration.Parameters.Everything;
import io.penstock.configuration.Parameters.Factory;
import io.penstock.configuration.Parameters.Foreign;
import io.penstock.configuration.Parameters.Group;
import io.penstock.configuration.Parameters.Loss;
import io.penstock.configuration.Parameters.Stroke;
import io.penstock.configuration.Parameters.Socket;
import io.penstock.configuration.Parameters.Stranger;
import io.penstock.configuration.Parameters.Tips;
import io.penstock.configuration.Parameters.Trainer;
import io.penstock.configuration.Parameters.Unreadable;
import io.penstock.configuration.Parameters.Window;
import io.penstock.errors.DefinitionException;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a text and overrides give, and what is said of what they do not. */
class ParameterReaderTest {

    @TempDir
    Path directory;

    @Test
    void everyTypeIsReadFromYaml() {
        String yaml = """
                flag: true
                small: -128
                shorter: 0x7f
                number: 0o17
                large: 9223372036854775807
                narrow: 1.5
                wide: .inf
                letter: x
                text: "007"
                exact: 0.10
                loss: HINGE
                path: data/in.csv
                uri: https://example.org/a
                duration: 90s
                instant: 2025-03-01T12:00:00Z
                date: 2025-03-01
                trainer: {epochs: 3}
                rates: [0.1, 1, 1e-3]
                names: [a, b]
                weights: {one: 1, two: 2}
                byLoss:
                  SQUARED: {epochs: 4, rate: 1}
                comment: null
                limit: 5
                input: trips.csv
                output: {path: out}
                password: ${env:TOKEN}
                shape: {"@type": Group, shapes: [{"@type": Circle, radius: 2}, POINT]}
                """;
        assertThat(reader(Everything.class).read(ParameterText.yaml(yaml), List.of()))
                .isEqualTo(new Everything(
                        true,
                        (byte) -128,
                        (short) 127,
                        15,
                        Long.MAX_VALUE,
                        1.5f,
                        Double.POSITIVE_INFINITY,
                        'x',
                        "007",
                        new BigDecimal("0.10"),
                        Loss.HINGE,
                        Path.of("data/in.csv"),
                        URI.create("https://example.org/a"),
                        Duration.ofSeconds(90),
                        Instant.parse("2025-03-01T12:00:00Z"),
                        LocalDate.of(2025, 3, 1),
                        new Trainer(3, 0.1),
                        List.of(0.1, 1.0, 0.001),
                        Set.of("a", "b"),
                        Map.of("one", 1, "two", 2),
                        Map.of(Loss.SQUARED, new Trainer(4, 1)),
                        Optional.empty(),
                        OptionalInt.of(5),
                        ExternalInput.of(Path.of("trips.csv")),
                        OutputLocation.of(Path.of("out")),
                        new Secret("env:TOKEN"),
                        new Group(List.of(new Circle(2), Stroke.POINT))));
    }

    @Test
    void anOverrideReachesIntoARecordAndKeepsTheRestOfIt() {
        Tips tips = read(
                Tips.class,
                "trainer: {epochs: 7}",
                "trainer.rate=0.25",
                "loss=SQUARED",
                "layers=[8, 4]",
                "patience=2h",
                "trips=a=b.csv");
        assertThat(tips)
                .isEqualTo(new Tips(
                        new Trainer(7, 0.25),
                        Loss.SQUARED,
                        ExternalInput.of(Path.of("a=b.csv")),
                        Duration.ofHours(2),
                        List.of(8, 4)));
    }

    @Test
    void whatIsNotGivenComesFromTheConstructorWithoutParameters() {
        assertThat(ParameterReader.of(Tips.class).read(List.of())).isEqualTo(new Tips());
        assertThat(read(Tips.class, "trainer: {epochs: 3}").trainer()).isEqualTo(new Trainer(3, 0.5));
    }

    @Test
    void whatIsNotGivenComesFromTheMethodDefaults() {
        assertThat(read(Factory.class, "rows: 3")).isEqualTo(new Factory(3, "Chicago"));
    }

    @Test
    void whatIsNotGivenComesFromTheSmallestConstructorThatCanBeCalled() {
        assertThat(read(Window.class, "{from: 2, to: 9}")).isEqualTo(new Window(2, 9, 7));
        assertThat(read(Window.class, "width: 4")).isEqualTo(new Window(0, 4, 4));
        assertThat(read(Window.class, "{width: 4, from: 1}")).isEqualTo(new Window(1, 4, 4));
    }

    @Test
    void aMissingComponentIsNamed() {
        assertThat(problems(Window.class, "from: 2"))
                .containsExactly("yaml:1:1: 'to' is missing, and has no default. Give it.");
    }

    @Test
    void anOptionalAndACollectionAreEmptyWhenAbsent() {
        record Empties(Optional<Integer> one, List<String> many, Map<String, String> named, Set<Loss> losses) {}
        assertThat(read(Empties.class, "")).isEqualTo(new Empties(Optional.empty(), List.of(), Map.of(), Set.of()));
    }

    @Test
    void allProblemsAreReportedAtOnceWithTheirPlaces() {
        String yaml = """
                trainer:
                  epochs: many
                  rat: 0.5
                loss: LOGISTICS
                patience: 5 minutes
                layers: [64, x, 1.5]
                colour: red
                """;
        assertThat(problems(Tips.class, yaml, "trips.name=x", "words", "patience=1m"))
                .containsExactly(
                        "override 2: It does not have the form 'key=value'. Give it a key.",
                        "yaml:7:1: 'colour' is not a component of Tips. Known are: trainer, loss, trips, patience, layers.",
                        "yaml:3:3: 'trainer.rat' is not a component of Trainer. Did you mean 'rate'?",
                        "yaml:2:11: 'trainer.epochs' is a text 'many', but a whole number from -2147483648 to 2147483647 (no leading zeros)"
                                + " is expected.",
                        "yaml:4:7: 'loss' is a text 'LOGISTICS', but one of LOGISTIC, SQUARED, HINGE is expected."
                                + " Did you mean 'LOGISTIC'?",
                        "override trips.name: 'trips.name' is not a component of ExternalInput. Known are: path.",
                        "yaml:6:14: 'layers[1]' is a text 'x', but a whole number from -2147483648 to 2147483647 (no leading zeros)"
                                + " is expected.",
                        "yaml:6:17: 'layers[2]' is a number '1.5', but a whole number from -2147483648 to 2147483647 (no leading zeros)"
                                + " is expected.");
    }

    @Test
    void theExceptionNamesTheRecordAndTheFile() throws IOException {
        Path file = write("taxi.yaml", "epoch: 5");
        assertThatThrownBy(() -> ParameterReader.of(Trainer.class).read(file, List.of()))
                .isInstanceOf(DefinitionException.class)
                .hasMessageStartingWith(
                        "'%s' does not give the parameters Trainer.\n  - %s:1:1: 'epoch' is not".formatted(file, file));
    }

    @Test
    void aRangeErrorOfAConstructorIsReportedWithThePathItNames() {
        assertThat(problems(Tips.class, "trainer:\n  epochs: -1\n"))
                .containsExactly("yaml:2:11: 'trainer.epochs' has the value '-1', which is refused by Trainer:"
                        + " epochs must be at least 1.");
        assertThat(problems(Trainer.class, "epochs: 5", "epochs=0"))
                .containsExactly("override epochs: 'epochs' has the value '0', which is refused by Trainer:"
                        + " epochs must be at least 1.");
    }

    @Test
    void aRangeErrorThatNamesNothingIsReportedWithTheRecord() {
        assertThat(problems(Parameters.Outer.class, "even: {n: 3}"))
                .containsExactly("yaml:1:7: 'even' is refused by Even: An even number, please.");
    }

    @Test
    void theFailureBehindARangeErrorIsKept() {
        assertThat(refusal(Trainer.class, "epochs: 0").getSuppressed())
                .singleElement()
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyIsGivenOnce() {
        assertThat(problems(Trainer.class, "epochs: 1\nrate: 1\nepochs: 2\n"))
                .containsExactly("yaml:3:1: 'epochs' is given twice, first at yaml:1:1. Keep one.");
        assertThat(jsonProblems(Trainer.class, "{\"epochs\": 1,\n \"epochs\": 2}"))
                .containsExactly("json:2:2: 'epochs' is given twice, first at json:1:2. Keep one.");
        assertThat(problems(Trainer.class, "", "epochs=1", "epochs=2"))
                .containsExactly("override epochs: 'epochs' is overridden twice. Keep one.");
    }

    @Test
    void anOverrideCannotLeadThroughASingleValue() {
        assertThat(problems(Trainer.class, "epochs: 1", "epochs.x=2"))
                .containsExactly(
                        "override epochs.x: 'epochs.x' cannot be set: above it stands a single value or a list."
                                + " Override that whole.");
    }

    @Test
    void aSealedInterfaceIsChosenByType() {
        assertThat(read(Drawing.class, "shape: {\"@type\": Box, width: 1, height: 2}")
                        .shape())
                .isEqualTo(new Box(1, 2));
        assertThat(read(Drawing.class, "shape: {\"@type\": \"%s\", radius: 2}".formatted(Circle.class.getName()))
                        .shape())
                .isEqualTo(new Circle(2));
        assertThat(read(Drawing.class, "shape: LINE").shape()).isEqualTo(Stroke.LINE);
    }

    @Test
    void aWrongTypeIsRefusedWithTheNearest() {
        assertThat(problems(Drawing.class, "shape: {\"@type\": Circel}"))
                .containsExactly("yaml:1:18: 'shape.@type' is 'Circel', which is not a Shape. Did you mean 'Circle'?");
        assertThat(problems(Drawing.class, "shape: {radius: 2}"))
                .containsExactly("yaml:1:8: 'shape' has no '@type', which says what a Shape it is."
                        + " Known are: Circle, Box, Group.");
    }

    @Test
    void theTypeOfADefaultIsKeptUnlessAnotherIsNamed() {
        assertThat(read(DefaultDrawing.class, "", "shape.width=9").shape()).isEqualTo(new Box(9, 4));
        assertThat(read(DefaultDrawing.class, "", "shape.@type=Circle", "shape.radius=1")
                        .shape())
                .isEqualTo(new Circle(1));
    }

    @Test
    void anOpenInterfaceTakesARecordThatImplementsItAndNothingElse() {
        assertThat(read(Socket.class, plug(Foreign.class))).isEqualTo(new Socket(new Foreign(5)));
        assertThat(problems(Socket.class, plug(Stranger.class)))
                .singleElement()
                .asString()
                .contains("is not a Plug");
        assertThat(problems(Socket.class, plug(Runtime.class)))
                .singleElement()
                .asString()
                .contains("is not a Plug");
    }

    @Test
    void aRecordThatNoTextCanGiveIsRefusedWithAllItsComponents() {
        assertThatThrownBy(() -> ParameterReader.of(Unreadable.class).read(List.of()))
                .isInstanceOfSatisfying(DefinitionException.class, e -> assertThat(e.problems())
                        .hasSize(2)
                        .anyMatch(problem -> problem.contains("'thread'"))
                        .anyMatch(problem -> problem.contains("'numbers'")));
    }

    @Test
    void pathsInAFileStartInItsDirectoryAndThoseOfOverridesInTheWorkingDirectory() throws IOException {
        Path file = write("taxi.yml", "trips: data/trips.csv");
        assertThat(ParameterReader.of(Tips.class).read(file, List.of()).trips().path())
                .isEqualTo(directory.resolve("data/trips.csv"));
        assertThat(ParameterReader.of(Tips.class)
                        .read(file, List.of("trips=x.csv"))
                        .trips()
                        .path())
                .isEqualTo(Path.of("x.csv"));
    }

    @Test
    void aFileIsJsonByItsSuffix() throws IOException {
        assertThat(ParameterReader.of(Trainer.class).read(write("a.JSON", "{\"epochs\": 4}"), List.of()))
                .isEqualTo(new Trainer(4));
        assertThatThrownBy(() -> ParameterReader.of(Trainer.class).read(write("b.json", "epochs: 4"), List.of()))
                .hasMessageContaining("b.json:1:1: This is not JSON");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertThatThrownBy(() -> ParameterText.of(directory.resolve("none.yaml")))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("none.yaml' does not exist.");
        Path latin = Files.write(directory.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
        assertThatThrownBy(() -> ParameterText.of(latin)).hasMessageContaining("is not UTF-8");
        Path large = Files.write(directory.resolve("large.yaml"), new byte[(3 << 20) + 1]);
        assertThatThrownBy(() -> ParameterText.of(large)).hasMessageContaining("larger than 3 MB");
    }

    private static String plug(Class<?> type) {
        return "plug: {\"@type\": \"%s\", volts: 5}".formatted(type.getName());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static <P extends Record> ParameterReader<P> reader(Class<P> type) {
        return new ParameterReader<>(type, Map.of("TOKEN", "x"));
    }

    private static <P extends Record> P read(Class<P> type, String yaml, String... overrides) {
        return reader(type).read(ParameterText.yaml(yaml), List.of(overrides));
    }

    private static DefinitionException refusal(Class<? extends Record> type, String yaml, String... overrides) {
        return catchThrowableOfType(DefinitionException.class, () -> read(type, yaml, overrides));
    }

    private static List<String> problems(Class<? extends Record> type, String yaml, String... overrides) {
        return refusal(type, yaml, overrides).problems();
    }

    private static List<String> jsonProblems(Class<? extends Record> type, String json) {
        return catchThrowableOfType(
                        DefinitionException.class, () -> reader(type).read(ParameterText.json(json), List.of()))
                .problems();
    }
}
