package io.penstock.data.split;

import io.penstock.columns.Batch;
import io.penstock.data.internal.XxHash64;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import java.util.Arrays;
import java.util.List;

/**
 * A rule that sends each row to exactly one named part, by a hash of its typed values or of its key columns.
 *
 * <p>Equal keys always go to the same part: on every machine, for any number of threads, from any source format, in every
 * version. The part is that of bucket {@code h mod w} with {@code h} the XXH64 (seed 0) of the key's {@link RowBytes}, read as an
 * unsigned number, and {@code w} the sum of all weights; the first part owns the first buckets. Parts receive rows in proportion
 * to their weights within the error of sampling.
 *
 * @param parts the parts with their weights, at least one, names unique
 * @param keys the columns that make up the key; empty for all columns of the row
 */
public record Split(List<Part> parts, List<String> keys) {

    /**
     * One named part and its share.
     *
     * @param name letters, digits, {@code -} and {@code _}
     * @param weight share of the hash buckets, 1 to 1,000,000
     */
    public record Part(String name, int weight) {

        private static final int MAX_WEIGHT = 1_000_000;

        /** Checks the name and the weight. */
        public Part {
            if (!name.matches("[A-Za-z0-9_-]+")) {
                throw new DefinitionException(
                        "Split name '%s' is not usable as a directory. Use letters, digits, '-' and '_'."
                                .formatted(name));
            }
            if (weight < 1 || weight > MAX_WEIGHT) {
                throw new DefinitionException(
                        "Split '%s' has weight '%d'. A weight is 1 to 1,000,000; leave the split out to give it nothing."
                                .formatted(name, weight));
            }
        }
    }

    /** Copies the lists and checks the names. */
    public Split {
        parts = List.copyOf(parts);
        keys = List.copyOf(keys);
        if (parts.isEmpty() || parts.stream().map(Part::name).distinct().count() < parts.size()) {
            throw new DefinitionException("A split needs at least one part and unique names, got '%s'."
                    .formatted(parts.stream().map(Part::name).toList()));
        }
        if (keys.stream().distinct().count() < keys.size()) {
            throw new DefinitionException("Split keys '%s' name a column twice. Name each once.".formatted(keys));
        }
    }

    /** Returns two parts, {@code train} and {@code eval}, with the given weights: {@code byHash(2, 1)} keeps a third for evaluation. */
    public static Split byHash(int train, int eval) {
        return byHash(new Part("train", train), new Part("eval", eval));
    }

    /** Returns parts of any names and weights. */
    public static Split byHash(Part... parts) {
        return new Split(Arrays.asList(parts), List.of());
    }

    /** Returns a single part that takes every row. */
    public static Split whole(String name) {
        return byHash(new Part(name, 1));
    }

    /** Returns this split by the values of some columns, so that rows with the same key (a user, a taxi) stay together. */
    public Split keyedBy(String... columns) {
        return new Split(parts, Arrays.asList(columns));
    }

    /** Returns the names of the parts in order. */
    public List<String> names() {
        return parts.stream().map(Part::name).toList();
    }

    /**
     * Returns the rows of a batch that belong to each part.
     *
     * @return for each part its rows, rising
     * @throws DataException if a key column does not exist
     */
    public List<int[]> divide(Batch batch) {
        int[] partOfRow = new int[batch.rows()];
        int[] sizes = new int[parts.size()];
        RowBytes bytes = RowBytes.of(keys.isEmpty() ? batch : batch.project(keys));
        int[] partOfBucket = partOfBucket();
        for (int row = 0; row < partOfRow.length; row++) {
            int length = bytes.write(row);
            long hash = XxHash64.hash(bytes.array(), 0, length);
            int part = partOfBucket[(int) Long.remainderUnsigned(hash, partOfBucket.length)];
            partOfRow[row] = part;
            sizes[part]++;
        }
        return gather(partOfRow, sizes);
    }

    private int[] partOfBucket() {
        int[] bucketOwners = new int[parts.stream().mapToInt(Part::weight).reduce(0, Math::addExact)];
        int from = 0;
        for (int part = 0; part < parts.size(); part++) {
            int to = from + parts.get(part).weight();
            Arrays.fill(bucketOwners, from, to, part);
            from = to;
        }
        return bucketOwners;
    }

    private static List<int[]> gather(int[] partOfRow, int[] sizes) {
        int[][] rows = new int[sizes.length][];
        Arrays.setAll(rows, part -> new int[sizes[part]]);
        int[] filled = new int[sizes.length];
        for (int row = 0; row < partOfRow.length; row++) {
            int part = partOfRow[row];
            rows[part][filled[part]++] = row;
        }
        return List.of(rows);
    }
}
