package io.penstock.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.columns.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of more texts than are held. */
class ManyTextsTest {

    private static final RowType TYPE = RowType.of(new Field("text", ColumnType.TEXT));

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\u65e5\u672c", "\ud83d\ude95"})
    void theirSizesAreThoseThatJavaCounts(String mark) {
        List<@Nullable String> texts = IntStream.range(0, 150_000)
                .mapToObj(i -> i % 11 == 0 ? null : mark.repeat(i % 7) + i + (i % 50_000 == 1 ? "y".repeat(5_000) : ""))
                .toList();
        List<String> present = texts.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();

        ColumnStatistics column = statistics(texts).require("text");

        TextStatistics sizes = column.texts().orElseThrow();
        assertThat(column.values().orElseThrow().exact()).isFalse();
        assertThat(sizes.lengths().total())
                .isEqualTo(present.stream()
                        .mapToLong(text -> text.codePointCount(0, text.length()))
                        .sum());
        assertThat(sizes.lengths().max())
                .isEqualTo(present.stream()
                        .mapToLong(text -> text.codePointCount(0, text.length()))
                        .max()
                        .orElseThrow());
        assertThat(sizes.utf8Bytes())
                .isEqualTo(present.stream()
                        .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .sum());
    }

    private static SplitStatistics statistics(List<@Nullable String> texts) {
        SplitReducer reducer = new SplitReducer("all", TYPE, StatisticsOptions.DEFAULT);
        SplitCounts counts = reducer.zero();
        for (int from = 0; from < texts.size(); from += 30_000) {
            reducer.add(counts, Batch.of(TYPE, List.of(TextColumn.of(texts.subList(from, from + 30_000)))));
        }
        return reducer.finish(counts);
    }
}
