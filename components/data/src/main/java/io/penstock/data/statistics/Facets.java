package io.penstock.data.statistics;

import io.penstock.columns.RowType;
import java.util.ArrayList;
import java.util.List;

/** Begins the facets that options ask for. */
final class Facets {

    private Facets() {}

    static List<Facet> of(RowType type, StatisticsOptions options, TextScratch scratch) {
        List<Facet> facets = new ArrayList<>();
        options.weight().ifPresent(column -> facets.add(new WeightFacet(type, column, options.topValues())));
        options.slices().forEach(column -> facets.add(new SliceFacet(type, column, options, scratch)));
        if (options.pairColumns() > 0) {
            facets.add(new PairFacet(type, options.pairColumns()));
        }
        options.label().ifPresent(column -> facets.add(new LabelFacet(type, column, options, scratch)));
        return facets;
    }
}
