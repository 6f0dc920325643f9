package io.penstock.data.statistics;

import io.penstock.columns.RowType;
import java.util.List;

/** Begins the facets that options ask for. */
final class Facets {

    private Facets() {}

    static List<Facet> of(RowType type, StatisticsOptions options, TextScratch scratch) {
        return List.of();
    }
}
