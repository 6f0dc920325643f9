package io.penstock.cli.trial.plan;

import io.penstock.cli.trial.profile.ColumnProfile;
import io.penstock.cli.trial.profile.TableProfile;
import io.penstock.errors.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which columns are learned from.
 *
 * @param numbers columns that are numbers
 * @param categories columns that are categories
 * @param slices categories by whose values rows are sliced when a model is measured
 * @param leftOut all other columns but the label
 */
public record Features(List<String> numbers, List<String> categories, List<String> slices, List<LeftOut> leftOut) {

    private static final int SLICES = 3;
    private static final int VALUES_OF_SLICES = 20;

    /**
     * A column that is not learned from.
     *
     * @param column the column
     * @param reason why not, as the end of a sentence
     */
    public record LeftOut(String column, String reason) {}

    /**
     * What a person says of the columns.
     *
     * @param only if not empty, the columns to learn from, whatever they look like
     * @param drop columns not to learn from
     */
    public record Wish(Set<String> only, Set<String> drop) {

        /** Copies the sets. */
        public Wish {
            only = Set.copyOf(only);
            drop = Set.copyOf(drop);
        }
    }

    /** Copies the lists. */
    public Features {
        numbers = List.copyOf(numbers);
        categories = List.copyOf(categories);
        slices = List.copyOf(slices);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Chooses the features of a table.
     *
     * @throws DataException if none is left
     */
    public static Features of(TableProfile table, Wish wish) {
        List<ColumnProfile> chosen = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (ColumnProfile column : table.columns()) {
            if (!column.name().equals(table.label())) {
                Misfit.of(column, wish)
                        .ifPresentOrElse(
                                reason -> leftOut.add(new LeftOut(column.name(), reason)), () -> chosen.add(column));
            }
        }
        if (chosen.isEmpty()) {
            throw new DataException("No column is left to learn '%s' from: %s. Name some with --features."
                    .formatted(table.label(), leftOut));
        }
        return new Features(
                names(chosen.stream().filter(column -> !column.isText()).toList()),
                names(chosen.stream().filter(ColumnProfile::isText).toList()),
                names(chosen.stream().filter(Features::slices).limit(SLICES).toList()),
                leftOut);
    }

    private static boolean slices(ColumnProfile column) {
        return column.isText() && column.distinct() <= VALUES_OF_SLICES;
    }

    private static List<String> names(List<ColumnProfile> columns) {
        return columns.stream().map(ColumnProfile::name).toList();
    }
}
