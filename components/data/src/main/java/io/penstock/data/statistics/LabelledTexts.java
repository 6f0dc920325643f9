package io.penstock.data.statistics;

import io.penstock.data.statistics.LabelledColumn.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Texts, class by class of a label. */
final class LabelledTexts {

    private LabelledTexts() {}

    /** Returns the table of texts and classes, empty if there are too many texts to count. */
    static Optional<LabelledColumn> of(List<TextCounts> classes) {
        CountedTexts all = new CountedTexts();
        classes.forEach(one -> all.merge(one.counted()));
        if (!all.isExact()) {
            return Optional.empty();
        }
        TextTable texts = all.texts();
        List<long[]> categories = new ArrayList<>();
        for (int entry : TextOrder.byHash(texts)) {
            categories.add(counts(texts, entry, classes));
        }
        categories.add(LabelledColumn.missing(classes));
        List<Value> values = Arrays.stream(TextOrder.mostFrequent(texts, all::count, LabelledColumn.MOST_VALUES))
                .mapToObj(entry -> Value.of(texts.text(entry), counts(texts, entry, classes)))
                .toList();
        return Optional.of(new LabelledColumn(new Contingency(categories), values));
    }

    private static long[] counts(TextTable texts, int entry, List<TextCounts> classes) {
        return classes.stream()
                .mapToLong(one -> one.counted()
                        .countOf(texts.hash(entry), texts.bytes(), texts.offset(entry), texts.length(entry)))
                .toArray();
    }
}
