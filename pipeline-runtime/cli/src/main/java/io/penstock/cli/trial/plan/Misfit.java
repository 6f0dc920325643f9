package io.penstock.cli.trial.plan;

import io.penstock.cli.trial.profile.ColumnProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Why a column is not learned from. */
final class Misfit {

    /** Texts with more different values are names of single things rather than of kinds. */
    private static final int CATEGORIES = 1_000;

    private static final double NEARLY_ALL = 0.5;
    private static final int FEW_VALUES = 20;

    /** The years 2001 to 2100 in seconds and in milliseconds since 1970. */
    private static final double EPOCH_SECONDS = 978_307_200;

    private static final double EPOCH_SECONDS_END = 4_133_980_800.0;
    private static final int MILLIS = 1_000;

    private static final Pattern DATE =
            Pattern.compile("\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}.*|\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})( .*)?");
    private static final Pattern FOREIGN_NUMBER = Pattern.compile("[-+]?\\d+,\\d+|[-+]?\\d{1,3}([.,]\\d{3})+(,\\d+)?");
    private static final Pattern ID = Pattern.compile("(?i)(^|.*[_ .-])(id|uuid|guid|key|index|row|rowid|nr|no)");
    private static final Pattern TIME = Pattern.compile("(?i).*(time|date|stamp|_at|_ts).*");

    private Misfit() {}

    /** Returns why a column is left out, if it is. */
    static Optional<String> of(ColumnProfile column, Features.Wish wish) {
        if (!wish.only().isEmpty()) {
            return wish.only().contains(column.name()) && !wish.drop().contains(column.name())
                    ? Optional.empty()
                    : Optional.of("you did not name it");
        }
        if (wish.drop().contains(column.name())) {
            return Optional.of("you said so");
        }
        return empty(column).or(() -> tooGood(column)).or(() -> column.isText() ? text(column) : number(column));
    }

    private static Optional<String> empty(ColumnProfile column) {
        if (column.present() == 0) {
            return Optional.of("it has no value");
        }
        return column.distinct() == 1
                ? Optional.of("it is '%s' in every row that has it"
                        .formatted(column.texts().get(0)))
                : Optional.empty();
    }

    private static Optional<String> tooGood(ColumnProfile column) {
        return switch (column.link()) {
            case RENAMED ->
                Optional.of("it is the label in other words: each of its values stands for one of the label");
            case LINEAR -> Optional.of("it is the label in another unit: a straight line leads from one to the other");
            case NONE -> Optional.empty();
        };
    }

    private static Optional<String> text(ColumnProfile column) {
        if (all(column, DATE.asMatchPredicate())) {
            return Optional.of(
                    "its values are dates, which say little by themselves; make numbers of them, such as month or weekday");
        }
        if (all(column, FOREIGN_NUMBER.asMatchPredicate())) {
            return Optional.of(
                    "its numbers have decimal commas or marks between thousands; write them with a decimal point alone");
        }
        boolean nearlyUnique = column.distinct() > NEARLY_ALL * column.present() && column.distinct() > FEW_VALUES;
        if (column.allDifferent() || nearlyUnique) {
            return Optional.of("nearly every row has another text, as names, ids and remarks do");
        }
        return column.distinct() > CATEGORIES
                ? Optional.of("it has %d different texts, too many for categories".formatted(column.distinct()))
                : Optional.empty();
    }

    private static Optional<String> number(ColumnProfile column) {
        if (column.isNumbering() || column.isWhole() && column.allDifferent() && isId(column)) {
            return Optional.of("it numbers the rows, as ids do");
        }
        if (column.isWhole() && isTime(column)) {
            return Optional.of(
                    "it is a point in time, and what comes later has greater ones; make numbers such as hour or month");
        }
        return Optional.empty();
    }

    private static boolean isId(ColumnProfile column) {
        return column.rising()
                || ID.matcher(column.name().toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean isTime(ColumnProfile column) {
        boolean seconds = column.min() >= EPOCH_SECONDS && column.max() <= EPOCH_SECONDS_END;
        boolean millis = column.min() >= EPOCH_SECONDS * MILLIS && column.max() <= EPOCH_SECONDS_END * MILLIS;
        return (seconds || millis) && TIME.matcher(column.name()).matches();
    }

    private static boolean all(ColumnProfile column, Predicate<String> predicate) {
        List<String> texts = column.texts();
        return !texts.isEmpty() && texts.stream().allMatch(predicate);
    }
}
