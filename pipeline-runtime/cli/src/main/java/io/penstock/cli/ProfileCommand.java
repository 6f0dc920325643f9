package io.penstock.cli;

import io.penstock.data.source.Source;
import io.penstock.data.statistics.ColumnStatistics;
import io.penstock.data.statistics.DistinctValues;
import io.penstock.data.statistics.NumericStatistics;
import io.penstock.data.statistics.SplitStatistics;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.StatisticsOptions;
import io.penstock.data.statistics.ValueCounts;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what the values of files look like. */
@Command(
        name = "profile",
        description = "Says what the values of files look like: types, gaps, numbers, distinct and frequent values.")
final class ProfileCommand extends FilesCommand {

    private static final int SHOWN_VALUES = 3;
    private static final int SHOWN_CHARACTERS = 24;

    @Mixin
    SplitOptions division = new SplitOptions();

    @Override
    int on(Source source) throws IOException, InterruptedException {
        Statistics statistics = division.isGiven()
                ? Statistics.of(source, division.split(), StatisticsOptions.DEFAULT, threads())
                : Statistics.of(source, StatisticsOptions.DEFAULT, threads());
        print(
                statistics.splits(),
                statistics.splits().stream()
                        .map(ProfileCommand::table)
                        .collect(Collectors.joining(System.lineSeparator())));
        return ExitCode.OK;
    }

    private static String table(SplitStatistics split) {
        Table table =
                new Table("column", "type", "present", "distinct", "min", "median", "max", "mean", "most frequent");
        split.columns().forEach(column -> line(table, column));
        return formatted(
                "%s: %d rows, %d columns%n%s",
                split.name(), split.rows(), split.columns().size(), table);
    }

    private static void line(Table table, ColumnStatistics column) {
        Optional<NumericStatistics> numbers = column.numbers();
        table.line(
                column.name(),
                column.type().text(),
                formatted("%.1f %%", 100 * column.presentFraction()),
                column.distinct().map(ProfileCommand::distinct).orElse(""),
                numbers.map(all -> number(all.min())).orElse(""),
                numbers.map(all -> number(all.median())).orElse(""),
                numbers.map(all -> number(all.max())).orElse(""),
                numbers.map(all -> number(all.mean())).orElse(""),
                column.values().map(ProfileCommand::frequent).orElse(""));
    }

    private static String distinct(DistinctValues values) {
        return (values.exact() ? "" : "about ") + values.count();
    }

    private static String frequent(ValueCounts values) {
        return values.top().stream()
                .limit(SHOWN_VALUES)
                .map(value -> formatted("%s (%d)", shortened(value.value()), value.count()))
                .collect(Collectors.joining(", "));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS - 3) + "...";
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : formatted("%.6g", value);
    }

    /** Of no other locale the JDK knows the symbols without loading any, which takes 20 ms of a new JVM. */
    private static String formatted(String pattern, Object... values) {
        return String.format(Locale.US, pattern, values);
    }
}
