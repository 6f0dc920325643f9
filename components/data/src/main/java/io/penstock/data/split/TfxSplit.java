package io.penstock.data.split;

import io.penstock.artifact.Digest;
import io.penstock.columns.Batch;
import io.penstock.errors.DataException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * The split of TFX's ExampleGen, to the row: a row's bucket is the SHA-256 of its key, read as an unsigned number with the most
 * significant byte first, modulo the sum of all weights; the first part owns the first buckets. The key is the row as a {@code
 * tf.Example} (see {@link TfExampleBytes}), or one of its features.
 *
 * <p>Source: {@code tfx/components/example_gen/base_example_gen_executor.py} of TFX 1.22.
 *
 * @param parts the parts with their numbers of buckets, at least one, names unique
 * @param key the column whose value decides, TFX's {@code partition_feature_name}: integers, booleans, text, binary, or lists of
 *     them; empty for the whole row
 */
public record TfxSplit(List<Part> parts, Optional<String> key) implements Split {

    /** Copies the list and checks the names. */
    public TfxSplit {
        parts = Parts.checked(parts);
    }

    /** Returns this split by the values of a column. */
    public TfxSplit keyedBy(String column) {
        return new TfxSplit(parts, Optional.of(column));
    }

    @Override
    public List<String> names() {
        return Parts.names(parts);
    }

    @Override
    public List<String> keys() {
        return key.map(List::of).orElse(List.of());
    }

    @Override
    public Divider divider() {
        int[] partOfBucket = Parts.partOfBucket(parts);
        return batch -> divide(batch, partOfBucket);
    }

    private List<int[]> divide(Batch batch, int[] partOfBucket) {
        MessageDigest sha = Digest.sha256();
        BigInteger buckets = BigInteger.valueOf(partOfBucket.length);
        TfExampleBytes examples = TfExampleBytes.of(batch);
        int[] partOfRow = new int[batch.rows()];
        for (int row = 0; row < partOfRow.length; row++) {
            byte[] hash = sha.digest(key.isPresent() ? keyOf(examples, key.get(), row) : examples.example(row));
            partOfRow[row] = partOfBucket[new BigInteger(1, hash).mod(buckets).intValue()];
        }
        return Parts.gather(partOfRow, parts.size());
    }

    private static byte[] keyOf(TfExampleBytes examples, String column, int row) {
        byte[] feature = examples.feature(column, row);
        if (feature.length == 0 || examples.isFloat(column)) {
            throw new DataException(
                    "Column '%s' cannot decide a TFX split: %s. Choose a column of integers or text that is never missing."
                            .formatted(column, feature.length == 0 ? "a row has no value there" : "it holds floats"));
        }
        return feature;
    }
}
