package io.penstock.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.artifact.Secret;
import io.penstock.configuration.Parameters.Login;
import io.penstock.configuration.Parameters.Words;
import io.penstock.errors.DefinitionException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets by their references, and what is said of those that are not. */
class SecretsTest {

    @TempDir
    Path directory;

    @Test
    void theReferenceIsKeptAndTheValueIsFetchedAtUse() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "first\n");
        Path file = Files.writeString(directory.resolve("p.yaml"), "{user: me, password: \"${file:token}\"}");
        Login login = ParameterReader.of(Login.class).read(file, List.of());
        assertThat(login.password()).isEqualTo(new Secret("file:" + token));
        Files.writeString(token, "second\n");
        assertThat(login.password().reveal()).isEqualTo("second");
    }

    @Test
    void aVariableOfTheProcessIsFetchedAtUse() {
        Login login = ParameterReader.of(Login.class).read(List.of("user=me", "password=${env:PENSTOCK_TEST_SECRET}"));
        assertThat(login.password()).isEqualTo(new Secret("env:PENSTOCK_TEST_SECRET"));
        assertThat(login.password().reveal()).isEqualTo(System.getenv("PENSTOCK_TEST_SECRET"));
    }

    @Test
    void whatIsMissingIsReportedByItsNameWithTheOtherProblems() {
        record Two(Secret variable, Secret file, int count) {}
        assertThat(problems(Two.class, "variable: ${env:NOT_SET}\nfile: ${file:not/there}\ncount: x\n"))
                .hasSize(3)
                .contains(
                        "yaml:1:11: 'variable' needs environment variable 'NOT_SET', which is not set. Set it.",
                        "yaml:2:7: 'file' needs file '%s', which cannot be read. Write it."
                                .formatted(Path.of("not/there")));
    }

    @Test
    void aReferenceAnywhereElseIsRefused() {
        assertThat(problems(Login.class, "user: ${env:USER}\npassword: ${env:TOKEN}"))
                .containsExactly(
                        "yaml:1:7: 'user' is '${env:USER}', but only a Secret may refer to a variable or a file:"
                                + " of any other type the value would be stored with the run. Declare it as Secret, or give it"
                                + " by an override.");
        assertThat(problems(Words.class, "words: [\"a ${file:b} c\"]"))
                .singleElement()
                .asString()
                .startsWith("yaml:1:9: 'words[0]'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "\"hunter2\"",
                "[hunter2]",
                "{hunter2: x}",
                "{reference: hunter2}",
                "{reference: env:TOKEN, and: hunter2}",
                "${env:TOKEN}hunter2",
                "${vault:hunter2}",
                "*hunter2",
                "!hunter2 x",
                "!hunter2!x y",
                "\"hunter2",
                "hunter2: x",
                "@hunter2",
                "%hunter2",
                "&a hunter2",
                "[hunter2"
            })
    void whatStandsInThePlaceOfASecretIsNeverShown(String text) {
        assertNothingIsShown(ParameterText.yaml("user: me\npassword: " + text));
        assertNothingIsShown(ParameterText.json("{\"user\": \"me\", \"password\": " + text + "}"));
        assertNothingIsShown(ParameterText.none(), "user=me", "password=" + text);
        assertNothingIsShown(ParameterText.none(), "user=me", "pasword=" + text);
    }

    private static void assertNothingIsShown(ParameterText text, String... overrides) {
        DefinitionException refusal =
                catchThrowableOfType(DefinitionException.class, () -> read(Login.class, text, overrides));
        assertThat(refusal)
                .isNotNull()
                .extracting(SecretsTest::trace)
                .asString()
                .doesNotContain("hunter2");
    }

    private static String trace(Throwable throwable) {
        StringWriter trace = new StringWriter();
        throwable.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static List<String> problems(Class<? extends Record> type, String yaml) {
        return catchThrowableOfType(DefinitionException.class, () -> read(type, ParameterText.yaml(yaml)))
                .problems();
    }

    private static <P extends Record> P read(Class<P> type, ParameterText text, String... overrides) {
        return new ParameterReader<>(type, Map.of("TOKEN", "x")).read(text, List.of(overrides));
    }
}
