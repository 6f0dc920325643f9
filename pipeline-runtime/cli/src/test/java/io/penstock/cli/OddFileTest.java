package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are written in an unusual way are read, and it is said how. */
class OddFileTest {

    @TempDir
    Path home;

    @Test
    void otherDelimitersAreFound() throws IOException {
        assertThat(tried(text -> text.replace(',', ';')).out()).contains("Its fields are divided by semicolons.");
        assertThat(tried(text -> text.replace(',', '\t')).out()).contains("Its fields are divided by tabs.");
        assertThat(tried(text -> text.replace(',', '|')).out()).contains("Its fields are divided by vertical bars.");
    }

    @Test
    void westernTextIsReadAndUtf16Too() throws IOException {
        UnaryOperator<String> umlauts = text -> text.replace("office", "Büro");

        Ran western = tried(umlauts, Charset.forName("windows-1252"), "");
        Ran wide = tried(umlauts, StandardCharsets.UTF_16LE, "\ufeff");

        assertThat(western.out())
                .contains(
                        "It is not UTF-8; it is read as windows-1252. If letters look wrong, name another with --encoding.");
        assertThat(wide.out()).contains("read as UTF-16LE").contains("300 rows, 5 columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[id],[income]", "{id},{income}", "[1],[2]", "\"[id]\",income"})
    void namesInBracketsAreNoJson(String names) throws IOException {
        Ran ran = tried(text -> text.replace("id,income", names));

        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("300 rows, 5 columns");
    }

    @Test
    void rowsWithoutALabelAreLeftOutAndCounted() throws IOException {
        Ran ran = tried(text -> text.replaceAll("(\n1\\d,.*),\\w+", "$1,"));

        assertThat(ran.out())
                .contains("10 rows have no label and are left out.")
                .contains("it has two values");
        assertThat(ran.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void fewRaggedRowsAreLeftOutAndNamed() throws IOException {
        Ran ran = tried(text -> text.replace("\n17,", "\n17,17,"));

        assertThat(ran.out())
                .contains("299 rows, 5 columns")
                .contains("1 rows do not fit the header and are left out: line 18: 6 fields instead of 5.");
        assertThat(ran.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aMarkOfNoValueIsNoCategory() throws IOException {
        Ran ran = tried(text -> text.replace(",field,", ",?,"));

        assertThat(ran.out()).contains("'?' stands for no value.");
    }

    @Test
    void aColumnThatIsTheLabelInOtherWordsIsLeftOut() throws IOException {
        Ran ran = tried(text -> text.replace("repaid\n", "repaid,code\n")
                .replace("yes\n", "yes,7\n")
                .replace("no\n", "no,3\n"));

        assertThat(ran.out()).contains("code: it is the label in other words");
    }

    private Ran tried(UnaryOperator<String> change) throws IOException {
        return tried(change, StandardCharsets.UTF_8, "");
    }

    private Ran tried(UnaryOperator<String> change, Charset encoding, String mark) throws IOException {
        String text = mark + change.apply(Files.readString(Tables.loans(home)));
        Path file = Files.write(home.resolve("odd.csv"), text.getBytes(encoding));
        Path out = Files.createTempDirectory(home, "out");
        return Ran.of(
                "try", file.toString(), "--label", "repaid", "--no-progress", "-w", home + "/w", "-o", out.toString());
    }
}
