package io.penstock.cli.trial.plan;

import io.penstock.cli.trial.profile.ColumnProfile;
import io.penstock.cli.trial.profile.ColumnProfile.Value;
import io.penstock.errors.DataException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a label is taken for.
 *
 * @param target what is to be predicted
 * @param reason why, as the end of a sentence
 */
public record TargetChoice(Target target, String reason) {

    /** Whole numbers of more different values than this are a quantity. */
    static final int WHOLE_CLASSES = 20;

    /** Of more classes than this each has too few rows, or somebody named the wrong column. */
    static final int CLASSES = 100;

    /** So few rows of a class cannot be divided into some to learn from and some to measure on. */
    static final int ROWS_OF_A_CLASS = 8;

    /** With fewer rows nothing can be measured. */
    static final int ROWS = 20;

    private static final Set<String> YES = Set.of("yes", "y", "true", "t", "1", "positive", "1.0", "ja", "oui");

    /**
     * What a person says of the label.
     *
     * @param problem what it is
     * @param positive the class whose probability is wanted
     */
    public record Wish(Optional<Problem> problem, Optional<String> positive) {

        /** Nothing is said. */
        public static final Wish NONE = new Wish(Optional.empty(), Optional.empty());
    }

    /**
     * Decides what a label is.
     *
     * @throws DataException if nothing can be learned of it, with what to do
     */
    public static TargetChoice of(ColumnProfile label, Wish wish) {
        check(label);
        TargetChoice choice = choose(label, wish);
        if (choice.target instanceof Target.TwoClasses || wish.positive().isEmpty()) {
            return choice;
        }
        throw new DataException(
                "Label '%s' has not two classes, so that '%s' cannot be the positive one. Leave --positive out."
                        .formatted(label.name(), wish.positive().get()));
    }

    private static void check(ColumnProfile label) {
        if (label.present() < ROWS) {
            throw new DataException(
                    "Label '%s' has a value in %d rows. At least %d are needed to learn from some and measure on others."
                            .formatted(label.name(), label.present(), ROWS));
        }
        if (label.distinct() == 1) {
            throw new DataException(
                    "Label '%s' is '%s' in every row, so there is nothing to learn. Name another column with --label."
                            .formatted(label.name(), label.texts().get(0)));
        }
        boolean text = label.isText() && label.allDifferent();
        if (text || label.isNumbering()) {
            throw new DataException(
                    "Label '%s' is different in every row (%s, ...) and looks like an id: nothing can be learned of it. Name another column with --label."
                            .formatted(
                                    label.name(),
                                    String.join(
                                            ", ",
                                            label.texts().stream().limit(3).toList())));
        }
    }

    private static TargetChoice choose(ColumnProfile label, Wish wish) {
        if (wish.problem().isPresent()) {
            return wish.problem().get() == Problem.REGRESSION
                    ? quantity(label, "you said so")
                    : classes(label, wish, "you said so");
        }
        if (label.distinct() == 2) {
            return classes(label, wish, "it has two values");
        }
        if (label.isText()) {
            return classes(label, wish, "it has %d different texts".formatted(label.distinct()));
        }
        return label.isWhole() && label.distinct() <= WHOLE_CLASSES
                ? classes(label, wish, whole(label))
                : quantity(label, numbers(label));
    }

    private static String whole(ColumnProfile label) {
        return "it has only %d different whole numbers, %.0f to %.0f; if they count or measure something, say --problem regression"
                .formatted(label.distinct(), label.min(), label.max());
    }

    private static String numbers(ColumnProfile label) {
        return "it has %d different %snumbers, %s to %s"
                .formatted(label.distinct(), label.isWhole() ? "whole " : "", number(label.min()), number(label.max()));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : Double.toString(value);
    }

    private static TargetChoice quantity(ColumnProfile label, String reason) {
        if (label.isText()) {
            throw new DataException(
                    "Label '%s' is no number: it has texts such as '%s'. Write numbers with a decimal point and without units, or say --problem classification."
                            .formatted(label.name(), label.texts().get(0)));
        }
        return new TargetChoice(new Target.Quantity(label.name()), reason);
    }

    private static TargetChoice classes(ColumnProfile label, Wish wish, String reason) {
        if (label.distinct() == 2) {
            return twoClasses(label, wish, reason);
        }
        if (label.distinct() > CLASSES) {
            throw new DataException(
                    "Label '%s' has %d different values, such as '%s'; at most %d classes can be learned. %s"
                            .formatted(
                                    label.name(),
                                    label.distinct(),
                                    label.texts().get(0),
                                    CLASSES,
                                    label.isText()
                                            ? "Name another column with --label, or write numbers with a decimal point and without units."
                                            : "Say --problem regression."));
        }
        if (!label.isText() && !label.isWhole()) {
            throw new DataException(
                    "Label '%s' has decimal numbers, which are no classes. Say --problem regression, or write the classes as words."
                            .formatted(label.name()));
        }
        requireRows(label, label.values().get(1));
        return new TargetChoice(new Target.Classes(label.name(), (int) label.distinct()), reason);
    }

    private static TargetChoice twoClasses(ColumnProfile label, Wish wish, String reason) {
        requireRows(label, label.values().get(1));
        String positive = wish.positive().orElseGet(() -> positive(label.texts()));
        if (!label.texts().contains(positive)) {
            throw new DataException("Label '%s' is never '%s'. Its values are '%s'; name one of them with --positive."
                    .formatted(label.name(), positive, String.join("' and '", label.texts())));
        }
        String negative = label.texts().get(1 - label.texts().indexOf(positive));
        boolean decimal = !label.isText() && !label.isWhole();
        return new TargetChoice(new Target.TwoClasses(label.name(), negative, positive, decimal), reason);
    }

    /** Returns the class that says yes, of numbers the greater one, else the rarer one. */
    private static String positive(List<String> texts) {
        return texts.stream()
                .filter(text -> YES.contains(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(texts.get(1));
    }

    private static void requireRows(ColumnProfile label, Value second) {
        if (second.rows() < ROWS_OF_A_CLASS) {
            throw new DataException(
                    "Label '%s' is '%s' in all rows but a few; '%s' has only %d. Bring at least %d rows of a class."
                            .formatted(
                                    label.name(), label.texts().get(0), second.text(), second.rows(), ROWS_OF_A_CLASS));
        }
    }
}
