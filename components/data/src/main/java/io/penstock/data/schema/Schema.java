package io.penstock.data.schema;

import io.penstock.data.statistics.ColumnStatistics;
import io.penstock.data.statistics.NumericStatistics;
import io.penstock.data.statistics.SplitStatistics;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.ValueCounts;
import io.penstock.data.statistics.ValueCounts.ValueCount;
import io.penstock.errors.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is expected of a data set: the artifact of {@link io.penstock.data.SchemaGen}.
 *
 * @param columns in the order of the data, names unique
 */
public record Schema(List<ColumnSchema> columns) {

    /** Copies the columns and checks their names. */
    public Schema {
        columns = List.copyOf(columns);
        if (columns.stream().map(ColumnSchema::name).distinct().count() < columns.size()) {
            throw new DataException("A schema names a column twice: '%s'."
                    .formatted(columns.stream().map(ColumnSchema::name).toList()));
        }
    }

    /**
     * Infers a schema: the types seen; a value in every row where none was missing; a domain for text of few distinct values.
     *
     * @throws DataException if there are no statistics, or they list fewer values than a domain may have
     */
    public static Schema infer(Statistics statistics, SchemaOptions options) {
        SplitStatistics split = statistics
                .split(options.split())
                .or(() -> statistics.splits().stream().findFirst())
                .orElseThrow(() -> new DataException("A schema cannot be inferred from statistics without splits."));
        return new Schema(
                split.columns().stream().map(column -> infer(column, options)).toList());
    }

    /** Returns the names of the columns in order. */
    public List<String> names() {
        return columns.stream().map(ColumnSchema::name).toList();
    }

    /** Returns what is expected of a column, if there is one of this name. */
    public Optional<ColumnSchema> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /**
     * Returns what is expected of a column.
     *
     * @throws DataException if there is none of this name; the message lists the columns
     */
    public ColumnSchema require(String name) {
        return column(name)
                .orElseThrow(() -> new DataException(
                        "The schema has no column '%s'. Columns: %s.".formatted(name, String.join(", ", names()))));
    }

    /** Returns this schema with a column at the end, or in the place of the one that has its name. */
    public Schema with(ColumnSchema column) {
        List<ColumnSchema> changed = new ArrayList<>(columns);
        int index = names().indexOf(column.name());
        if (index < 0) {
            changed.add(column);
        } else {
            changed.set(index, column);
        }
        return new Schema(changed);
    }

    /** Returns this schema with one column changed; throws {@link DataException} if there is none of this name. */
    public Schema with(String name, UnaryOperator<ColumnSchema> change) {
        return with(change.apply(require(name)));
    }

    /** Returns this schema without a column. */
    public Schema without(String name) {
        return new Schema(
                columns.stream().filter(column -> !column.name().equals(name)).toList());
    }

    private static ColumnSchema infer(ColumnStatistics seen, SchemaOptions options) {
        Optional<NumericStatistics> numbers = options.ranges() ? seen.numbers() : Optional.empty();
        return new ColumnSchema(
                seen.name(),
                seen.type(),
                seen.missing() == 0 && seen.present() > 0 ? 1 : 0,
                seen.texts().isPresent() ? domain(seen, options.maxDomainSize()) : Optional.empty(),
                numbers.map(range -> new NumberRange(range.min(), range.max())));
    }

    private static Optional<List<String>> domain(ColumnStatistics seen, int maxSize) {
        ValueCounts values = seen.values().orElseThrow();
        if (!values.exact() || values.distinct() > maxSize) {
            return Optional.empty();
        }
        if (values.top().size() < values.distinct()) {
            throw new DataException(
                    "Statistics of column '%s' list %d of its %d values, too few for its domain. Raise StatisticsOptions.topValues or lower SchemaOptions.maxDomainSize."
                            .formatted(seen.name(), values.top().size(), values.distinct()));
        }
        return Optional.of(values.top().stream().map(ValueCount::value).toList());
    }
}
