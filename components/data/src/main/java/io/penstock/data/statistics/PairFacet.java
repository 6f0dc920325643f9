package io.penstock.data.statistics;

import io.penstock.columns.Batch;
import io.penstock.columns.Field;
import io.penstock.columns.NumericColumn;
import io.penstock.columns.RowType;
import io.penstock.data.statistics.PairStatistics.CommonGap;
import io.penstock.data.statistics.PairStatistics.NumericPair;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pairs of numeric columns, and pairs of columns that are missing together. */
final class PairFacet implements Facet {

    private final List<String> numeric;
    private final List<String> any;
    private final List<String> leftOut;
    private final Comoments comoments;
    private final long[] gaps;

    PairFacet(RowType type, int most) {
        List<String> numbers = type.fields().stream()
                .filter(field -> ColumnCounts.of(field) instanceof NumericCounts)
                .map(Field::name)
                .toList();
        this.numeric = numbers.stream().limit(most).toList();
        this.any = type.names().stream().limit(most).toList();
        this.leftOut = Stream.concat(
                        numbers.stream().skip(most), type.names().stream().skip(most))
                .distinct()
                .toList();
        this.comoments = new Comoments(numeric.size());
        this.gaps = new long[any.size() * any.size()];
    }

    @Override
    public void add(Batch batch) {
        comoments.add(numeric.stream()
                .map(name -> PresentNumbers.of((NumericColumn) batch.column(name)))
                .toList());
        addGaps(any.stream().map(name -> MissingRows.of(batch.column(name))).toList());
    }

    @Override
    public void merge(Facet other) {
        PairFacet more = (PairFacet) other;
        comoments.merge(more.comoments);
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] += more.gaps[i];
        }
    }

    @Override
    public void encode(DataOutput out) throws IOException {
        comoments.encode(out);
        for (long gap : gaps) {
            Varints.write(out, gap);
        }
    }

    @Override
    public void decode(DataInput in) throws IOException {
        comoments.decode(in);
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = Varints.read(in);
        }
    }

    @Override
    public SplitStatistics finish(SplitStatistics seen) {
        List<NumericPair> pairs = new ArrayList<>();
        for (int i = 0; i < numeric.size(); i++) {
            for (int j = i + 1; j < numeric.size(); j++) {
                comoments.pair(i, j, numeric.get(i), numeric.get(j)).ifPresent(pairs::add);
            }
        }
        return seen.with(new PairStatistics(numeric, pairs, commonGaps(), leftOut));
    }

    private void addGaps(List<Optional<MissingRows>> missing) {
        for (int i = 0; i < missing.size(); i++) {
            for (int j = i + 1; j < missing.size() && missing.get(i).isPresent(); j++) {
                if (missing.get(j).isPresent()) {
                    gaps[i * missing.size() + j] +=
                            missing.get(i).get().andAlso(missing.get(j).get());
                }
            }
        }
    }

    private List<CommonGap> commonGaps() {
        int size = any.size();
        return IntStream.range(0, gaps.length)
                .filter(at -> gaps[at] > 0)
                .mapToObj(at -> new CommonGap(any.get(at / size), any.get(at % size), gaps[at]))
                .toList();
    }
}
