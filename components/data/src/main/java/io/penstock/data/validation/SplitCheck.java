package io.penstock.data.validation;

import io.penstock.data.schema.ColumnSchema;
import io.penstock.data.schema.NumberRange;
import io.penstock.data.schema.Schema;
import io.penstock.data.statistics.ColumnStatistics;
import io.penstock.data.statistics.NumericStatistics;
import io.penstock.data.statistics.SplitStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares the statistics of one split with a schema. */
final class SplitCheck {

    private static final int SHOWN = 10;

    private final SplitStatistics split;
    private final Schema schema;
    private final ValidationOptions options;
    private final List<Anomaly> anomalies = new ArrayList<>();

    SplitCheck(SplitStatistics split, Schema schema, ValidationOptions options) {
        this.split = split;
        this.schema = schema;
        this.options = options;
    }

    List<Anomaly> anomalies() {
        for (ColumnSchema expected : schema.columns()) {
            split.column(expected.name()).ifPresentOrElse(seen -> check(expected, seen), () -> missingColumn(expected));
        }
        for (ColumnStatistics seen : split.columns()) {
            if (schema.column(seen.name()).isEmpty()) {
                newColumn(seen);
            }
        }
        return anomalies;
    }

    private void check(ColumnSchema expected, ColumnStatistics seen) {
        if (!expected.type().equals(seen.type())) {
            add(
                    seen.name(),
                    AnomalyKind.TYPE,
                    1,
                    "%s instead of %s".formatted(seen.type(), expected.type()),
                    "The values are of type '%s', the schema says '%s'.".formatted(seen.type(), expected.type()));
            return;
        }
        checkPresence(expected, seen);
        expected.domain().ifPresent(domain -> checkDomain(domain, seen));
        expected.range().ifPresent(range -> seen.numbers().ifPresent(numbers -> checkRange(range, seen, numbers)));
    }

    private void checkPresence(ColumnSchema expected, ColumnStatistics seen) {
        double lacking = expected.minPresentFraction() - seen.presentFraction();
        if (lacking > 0) {
            add(
                    seen.name(),
                    AnomalyKind.PRESENCE,
                    lacking,
                    percent(1 - seen.presentFraction()) + " missing",
                    "%d of %d rows have no value; the schema asks for one in %s of them."
                            .formatted(seen.missing(), seen.rows(), percent(expected.minPresentFraction())));
        }
    }

    private void checkDomain(List<String> domain, ColumnStatistics seen) {
        seen.values().ifPresent(values -> {
            OutsideDomain outside = OutsideDomain.of(domain, values, seen.present());
            if (outside.rows() > 0) {
                double share = (double) outside.rows() / seen.rows();
                add(
                        seen.name(),
                        AnomalyKind.DOMAIN,
                        share,
                        "%d unexpected values in %s of the rows".formatted(outside.values(), percent(share)),
                        "%d rows hold %d values outside the domain of %d: %s."
                                .formatted(outside.rows(), outside.values(), domain.size(), outside.listed(SHOWN)));
            }
        });
    }

    private void checkRange(NumberRange range, ColumnStatistics seen, NumericStatistics numbers) {
        boolean infinite = numbers.positiveInfinity() > 0 && range.max() < Double.POSITIVE_INFINITY
                || numbers.negativeInfinity() > 0 && range.min() > Double.NEGATIVE_INFINITY;
        if (numbers.min() < range.min() || numbers.max() > range.max() || numbers.notANumber() > 0 || infinite) {
            add(
                    seen.name(),
                    AnomalyKind.RANGE,
                    1,
                    "values from %s to %s".formatted(numbers.min(), numbers.max()),
                    "Values run from '%s' to '%s', with %d NaN and %d infinities; the schema allows '%s' to '%s'."
                            .formatted(
                                    numbers.min(),
                                    numbers.max(),
                                    numbers.notANumber(),
                                    numbers.positiveInfinity() + numbers.negativeInfinity(),
                                    range.min(),
                                    range.max()));
        }
    }

    private void missingColumn(ColumnSchema expected) {
        add(
                expected.name(),
                AnomalyKind.MISSING_COLUMN,
                1,
                "not in the data",
                "The schema has this column and the data has not. Columns: %s."
                        .formatted(String.join(", ", split.names())));
    }

    private void newColumn(ColumnStatistics seen) {
        add(
                seen.name(),
                AnomalyKind.NEW_COLUMN,
                1,
                "not in the schema",
                "The data has this column of type '%s' and the schema has not.".formatted(seen.type()));
    }

    private void add(String column, AnomalyKind kind, double share, String summary, String detail) {
        anomalies.add(new Anomaly(split.name(), column, kind, options.of(kind, share), summary, detail));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
