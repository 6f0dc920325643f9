package io.penstock.evaluation.internal;

import io.penstock.columns.Batch;
import io.penstock.columns.Reducer;
import io.penstock.errors.DataException;
import io.penstock.evaluation.Slice;
import io.penstock.evaluation.SliceResult;
import io.penstock.evaluation.tally.ScoredRows;
import io.penstock.evaluation.tally.Tally.Room;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Scores, slices and counts rows.
 *
 * @param contest the models
 * @param yardstick what to count
 * @param slicings how to part rows
 * @param slicesAtMost how many slices a slicing may have
 */
record Counting(Contest contest, Yardstick yardstick, List<Slicing> slicings, int slicesAtMost)
        implements Reducer<List<Map<Slice, SliceCount>>, List<SliceResult>> {

    /** One map for all rows, then one for each slicing. */
    @Override
    public List<Map<Slice, SliceCount>> zero() {
        List<Map<Slice, SliceCount>> maps = IntStream.rangeClosed(0, slicings.size())
                .<Map<Slice, SliceCount>>mapToObj(i -> new TreeMap<>())
                .toList();
        maps.get(0).put(Slice.OVERALL, count(Room.WHOLE));
        return maps;
    }

    @Override
    public void add(List<Map<Slice, SliceCount>> into, Batch rows) {
        List<ScoredRows> scored = contest.score(rows);
        add(into.get(0), Slice.OVERALL, scored, IntStream.range(0, rows.rows()).toArray());
        for (int i = 0; i < slicings.size(); i++) {
            Map<Slice, SliceCount> counts = into.get(i + 1);
            Map<Slice, int[]> parts = slicings.get(i).part(rows);
            checkNumber(i, Stream.concat(counts.keySet().stream(), parts.keySet().stream()));
            parts.forEach((slice, selection) -> add(counts, slice, scored, selection));
        }
    }

    @Override
    public void merge(List<Map<Slice, SliceCount>> into, List<Map<Slice, SliceCount>> other) {
        for (int i = 0; i < into.size(); i++) {
            Map<Slice, SliceCount> counts = into.get(i);
            other.get(i).forEach((slice, count) -> counts.merge(slice, count, Counting::merged));
            if (i > 0) {
                checkNumber(i - 1, counts.keySet().stream());
            }
        }
    }

    @Override
    public List<SliceResult> finish(List<Map<Slice, SliceCount>> total) {
        return total.stream()
                .flatMap(counts -> counts.entrySet().stream())
                .map(entry -> entry.getValue().result(entry.getKey()))
                .toList();
    }

    @Override
    public byte[] encode(List<Map<Slice, SliceCount>> partial) {
        return new CountingBytes(this).encode(partial);
    }

    @Override
    public List<Map<Slice, SliceCount>> decode(byte[] bytes) {
        return new CountingBytes(this).decode(bytes);
    }

    SliceCount count(Room room) {
        return new SliceCount(yardstick, room, contest.models());
    }

    private void add(Map<Slice, SliceCount> counts, Slice slice, List<ScoredRows> scored, int[] selection) {
        int[] labelled =
                Arrays.stream(selection).filter(scored.get(0)::isLabelled).toArray();
        counts.computeIfAbsent(slice, key -> count(Room.SLICE)).add(scored, labelled, selection.length);
    }

    private void checkNumber(int slicing, Stream<Slice> slices) {
        if (slices.distinct().limit(slicesAtMost + 1L).count() > slicesAtMost) {
            throw new DataException(
                    "There are more than %d slices by '%s'. Slice by a column with fewer values, or raise atMostSlices()."
                            .formatted(
                                    slicesAtMost,
                                    String.join("' and '", slicings.get(slicing).columns())));
        }
    }

    private static SliceCount merged(SliceCount into, SliceCount other) {
        into.merge(other);
        return into;
    }
}
