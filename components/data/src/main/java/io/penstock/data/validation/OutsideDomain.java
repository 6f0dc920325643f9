package io.penstock.data.validation;

import io.penstock.data.statistics.ValueCounts;
import io.penstock.data.statistics.ValueCounts.ValueCount;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What statistics tell of texts outside a domain.
 *
 * @param top the most frequent of them
 * @param values how many different ones there are at least
 * @param rows how many rows hold one at least
 */
record OutsideDomain(List<ValueCount> top, long values, long rows) {

    /**
     * Counts. Rows of values that are not listed count if they cannot all belong to values of the domain that are not listed either,
     * none of which is more frequent than the last one listed.
     *
     * @param present number of rows with a value
     */
    static OutsideDomain of(List<String> domain, ValueCounts seen, long present) {
        Set<String> unlisted = new HashSet<>(domain);
        seen.top().forEach(one -> unlisted.remove(one.value()));
        Set<String> allowed = Set.copyOf(domain);
        List<ValueCount> outside = seen.top().stream()
                .filter(one -> !allowed.contains(one.value()))
                .toList();
        long listedRows = rows(seen.top());
        long leastListed = seen.top().isEmpty()
                ? present
                : seen.top().get(seen.top().size() - 1).count();
        long hidden = Math.max(0, present - listedRows - unlisted.size() * (leastListed + seen.countError()));
        long values = Math.max(outside.size(), seen.distinct() - domain.size());
        return new OutsideDomain(outside, values, rows(outside) + hidden);
    }

    /** Returns the most frequent values with their counts, for people. */
    String listed(int limit) {
        String shown = top.stream()
                .limit(limit)
                .map(one -> "'%s' (%d)".formatted(one.value(), one.count()))
                .collect(Collectors.joining(", "));
        return values > Math.min(limit, top.size()) ? shown + ", ..." : shown;
    }

    private static long rows(List<ValueCount> values) {
        return values.stream().mapToLong(ValueCount::count).sum();
    }
}
