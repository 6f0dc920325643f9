package io.penstock.lightgbm;

import static io.penstock.lightgbm.NativeLightgbm.check;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.lightgbmlib;
import io.penstock.columns.Batch;
import io.penstock.model.TrainingContext;
import io.penstock.trees.boosting.KeptRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes LightGBM's data sets. Up to 200,000 rows, of which LightGBM would take all to find its bins, are handed over as one
 * matrix outside the heap; of more rows the bins come from those that LightGBM draws, and then batch after batch is binned. So
 * there is never a second copy of more than 200,000 rows, but for rankings, whose rows change their order.
 */
final class LightgbmRows {

    /** {@code bin_construct_sample_cnt} by default. */
    private static final int SAMPLE = 200_000;

    private final KeptRows rows;
    private final int columns;
    private final String parameters;
    private final TrainingContext context;
    private final NativeScope scope;

    LightgbmRows(KeptRows rows, int columns, String parameters, TrainingContext context, NativeScope scope) {
        this.rows = rows;
        this.columns = columns;
        this.parameters = parameters;
        this.context = context;
        this.scope = scope;
    }

    /** Makes equal data sets, with the bins of another if one is given; the scope frees them. */
    List<NativeHandle> datasets(int count, @Nullable NativeHandle reference) throws InterruptedException {
        if (rows.size() <= SAMPLE || rows.queries().length > 0) {
            return atOnce(rows::place, rows.size(), count, reference);
        }
        if (reference != null) {
            return pushed(count, reference);
        }
        int[] sample = sample();
        IntUnaryOperator place = row -> Arrays.binarySearch(sample, row);
        try (NativeHandle bins = atOnce(place, sample.length, 1, null).get(0)) {
            return pushed(count, bins);
        }
    }

    private List<NativeHandle> atOnce(IntUnaryOperator place, int size, int count, @Nullable NativeHandle reference)
            throws InterruptedException {
        try (NativeMatrix matrix = new NativeMatrix(size, columns)) {
            rows.all().forEach(context, (block, first) -> {
                int[] places =
                        IntStream.range(first, first + block.rows()).map(place).toArray();
                block.forEach(Double.NaN, (row, slot, value) -> {
                    if (places[row] >= 0) {
                        matrix.set(places[row], slot, value);
                    }
                });
            });
            List<NativeHandle> made = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                made.add(scope.add(matrix.dataset(size, parameters, reference)));
            }
            return made;
        }
    }

    private List<NativeHandle> pushed(int count, NativeHandle bins) throws InterruptedException {
        List<NativeHandle> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(scope.add(NativeHandle.dataset(
                    out -> lightgbmlib.LGBM_DatasetCreateByReference(bins.pointer(), rows.size(), out))));
        }
        try (NativeMatrix matrix = new NativeMatrix(Batch.MAX_ROWS, columns)) {
            rows.all().forEach(context, (block, first) -> {
                block.forEach(Double.NaN, matrix::set);
                made.forEach(dataset -> matrix.push(dataset, block.rows(), first));
            });
        }
        return made;
    }

    /** Returns the rows by which LightGBM itself would find bins, ascending. */
    private int[] sample() {
        SWIGTYPE_p_int indices = lightgbmlib.new_intArray(SAMPLE);
        SWIGTYPE_p_int size = lightgbmlib.new_intp();
        try {
            check(lightgbmlib.LGBM_SampleIndices(rows.size(), parameters, lightgbmlib.int_to_voidp_ptr(indices), size));
            return IntStream.range(0, lightgbmlib.intp_value(size))
                    .map(i -> lightgbmlib.intArray_getitem(indices, i))
                    .toArray();
        } finally {
            lightgbmlib.delete_intArray(indices);
            lightgbmlib.delete_intp(size);
        }
    }
}
