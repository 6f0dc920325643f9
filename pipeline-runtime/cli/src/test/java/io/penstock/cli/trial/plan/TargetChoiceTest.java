package io.penstock.cli.trial.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.cli.Tables;
import io.penstock.cli.trial.file.CsvFile;
import io.penstock.cli.trial.plan.TargetChoice.Wish;
import io.penstock.cli.trial.profile.ColumnProfile;
import io.penstock.cli.trial.profile.TableProfile;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetChoiceTest {

    @TempDir
    Path home;

    @Test
    void ofTwoTextsTheOneThatSaysYesIsPositive() throws IOException {
        assertThat(choice(row -> row % 3 == 0 ? "No" : "Yes").target())
                .isEqualTo(new Target.TwoClasses("y", "No", "Yes", false));
        assertThat(choice(row -> row % 3 == 0 ? "1" : "0").target())
                .isEqualTo(new Target.TwoClasses("y", "0", "1", false));
    }

    @Test
    void ofTwoOtherTextsTheRarerIsPositive() throws IOException {
        assertThat(choice(row -> row % 3 == 0 ? ">50K" : "<=50K").target())
                .isEqualTo(new Target.TwoClasses("y", "<=50K", ">50K", false));
    }

    @Test
    void twoDecimalNumbersAreTwoClasses() throws IOException {
        assertThat(choice(row -> row % 3 == 0 ? "0.5" : "2.5").target())
                .isEqualTo(new Target.TwoClasses("y", "2.5", "0.5", true));
    }

    @Test
    void severalTextsAreClasses() throws IOException {
        TargetChoice choice = choice(row -> "color " + row % 4);

        assertThat(choice.target()).isEqualTo(new Target.Classes("y", 4));
        assertThat(choice.reason()).isEqualTo("it has 4 different texts");
    }

    @Test
    void fewWholeNumbersAreClassesUnlessAPersonKnowsBetter() throws IOException {
        ColumnProfile digits = label(row -> "" + row % 10);

        TargetChoice guessed = TargetChoice.of(digits, Wish.NONE);
        TargetChoice told = TargetChoice.of(digits, new Wish(Optional.of(Problem.REGRESSION), Optional.empty()));

        assertThat(guessed.target()).isEqualTo(new Target.Classes("y", 10));
        assertThat(guessed.reason())
                .contains("10 different whole numbers, 0 to 9")
                .contains("--problem regression");
        assertThat(told.target()).isEqualTo(new Target.Quantity("y"));
        assertThat(told.reason()).isEqualTo("you said so");
    }

    @Test
    void manyNumbersAreAQuantity() throws IOException {
        assertThat(choice(row -> "" + row * row % 97))
                .isEqualTo(new TargetChoice(new Target.Quantity("y"), "it has 49 different whole numbers, 0 to 96"));
        assertThat(choice(row -> row % 5 + ".25").reason()).isEqualTo("it has 5 different numbers, 0.25 to 4.25");
    }

    @Test
    void whatCannotBeIsSaidWithAWayOut() throws IOException {
        Wish quantity = new Wish(Optional.of(Problem.REGRESSION), Optional.empty());
        Wish classes = new Wish(Optional.of(Problem.CLASSIFICATION), Optional.empty());
        Wish maybe = new Wish(Optional.empty(), Optional.of("maybe"));

        assertRefused(row -> row % 3 + " EUR", quantity, "has texts such as '0 EUR'", "a decimal point");
        assertRefused(row -> row % 3 + ".5", classes, "decimal numbers, which are no classes", "--problem regression");
        assertRefused(row -> row % 2 == 0 ? "no" : "yes", maybe, "is never 'maybe'", "'no' and 'yes'");
        assertRefused(row -> row % 3 + "x", maybe, "has not two classes", "Leave --positive out");
    }

    private void assertRefused(IntFunction<String> labels, Wish wish, String... parts) throws IOException {
        ColumnProfile label = label(labels);
        assertThatThrownBy(() -> TargetChoice.of(label, wish))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(parts);
    }

    private TargetChoice choice(IntFunction<String> labels) throws IOException {
        return TargetChoice.of(label(labels), Wish.NONE);
    }

    private ColumnProfile label(IntFunction<String> labels) throws IOException {
        Path file = Tables.write(home.resolve("table.csv"), "x,y", row -> row + "," + labels.apply(row));
        return TableProfile.of(CsvFile.of(file, CsvFile.Hints.NONE), "y").labelColumn();
    }
}
