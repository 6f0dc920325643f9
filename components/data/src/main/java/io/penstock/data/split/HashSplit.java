package io.penstock.data.split;

import io.penstock.columns.Batch;
import java.util.Arrays;
import java.util.List;

/**
 * A split by a hash of a row's typed values or of its key columns.
 *
 * <p>Equal keys always go to the same part: on every machine, for any number of threads, from any source format, in every
 * version. The part is that of bucket {@code h mod w} with {@code h} the XXH64 (seed 0) of the key's {@link RowBytes}, read as an
 * unsigned number, and {@code w} the sum of all weights; the first part owns the first buckets. Parts receive rows in proportion
 * to their weights within the error of sampling.
 *
 * @param parts the parts with their weights, at least one, names unique
 * @param keys the columns that make up the key; empty for all columns of the row
 */
public record HashSplit(List<Part> parts, List<String> keys) implements Split {

    /** Copies the lists and checks the names. */
    public HashSplit {
        parts = Parts.checked(parts);
        keys = Parts.checkedKeys(keys);
    }

    /** Returns this split by the values of some columns, so that rows with the same key (a user, a taxi) stay together. */
    public HashSplit keyedBy(String... columns) {
        return new HashSplit(parts, Arrays.asList(columns));
    }

    @Override
    public List<String> names() {
        return Parts.names(parts);
    }

    @Override
    public Divider divider() {
        int[] partOfBucket = Parts.partOfBucket(parts);
        return batch -> divide(batch, partOfBucket);
    }

    private List<int[]> divide(Batch batch, int[] partOfBucket) {
        int[] partOfRow = new int[batch.rows()];
        RowForms forms = RowForms.of(keys.isEmpty() ? batch : batch.project(keys));
        int row = 0;
        while (row < partOfRow.length) {
            for (int to = forms.write(row); row < to; row++) {
                partOfRow[row] = partOfBucket[(int) Long.remainderUnsigned(forms.hash(row), partOfBucket.length)];
            }
        }
        return Parts.gather(partOfRow, parts.size());
    }
}
