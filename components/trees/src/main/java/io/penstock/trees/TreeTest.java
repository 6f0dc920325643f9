package io.penstock.trees;

import java.util.BitSet;

/** A question about one feature of a row, by which a tree splits. */
public sealed interface TreeTest {

    /** The features of an ensemble are numbered from 0 to below this. */
    int MOST_FEATURES = 1 << 28;

    /** Categories are numbered from 0 to below this. */
    int MOST_CATEGORIES = 1 << 24;

    /** Returns the number of the feature, from 0. */
    int feature();

    /** Returns the answer for a row that lacks the feature: NaN, or a category below 0. */
    boolean missing();

    /**
     * Whether a number is less than a threshold.
     *
     * @param feature number of the feature, from 0
     * @param threshold a number, not NaN
     * @param missing the answer for NaN
     */
    record Below(int feature, double threshold, boolean missing) implements TreeTest {

        /** Checks the values. */
        public Below {
            checkFeature(feature);
            if (Double.isNaN(threshold)) {
                throw new IllegalArgumentException(
                        "A test of feature '%d' got the threshold '%s'. Give a number.".formatted(feature, threshold));
            }
        }
    }

    /**
     * Whether a category is one of some.
     *
     * @param feature number of the feature, from 0
     * @param categories numbers of categories, at least one; not copied
     * @param missing the answer for NaN and below 0
     */
    record OneOf(int feature, BitSet categories, boolean missing) implements TreeTest {

        /** Checks the values. */
        public OneOf {
            checkFeature(feature);
            if (categories.isEmpty() || categories.length() > MOST_CATEGORIES) {
                throw new IllegalArgumentException(
                        "A test of feature '%d' got the categories '%s'. Give at least one, numbered from 0 to below %d."
                                .formatted(feature, categories, MOST_CATEGORIES));
            }
        }
    }

    /** Tests {@code value <= threshold} on doubles: there is no double between the threshold and the next one. */
    static TreeTest atMost(int feature, double threshold, boolean missing) {
        return new Below(feature, Math.nextUp(threshold), missing);
    }

    /**
     * Tests {@code (float) value < threshold}. Rounding to a float keeps the order of doubles, so this is the test against the
     * least double that rounds to the threshold or above.
     */
    static TreeTest belowFloat(int feature, float threshold, boolean missing) {
        float lower = Math.nextDown(threshold);
        double between = Float.isInfinite(lower)
                ? threshold - Math.ulp(threshold) / 2.0
                : ((double) lower + (double) threshold) / 2;
        return new Below(feature, (float) between < threshold ? Math.nextUp(between) : between, missing);
    }

    /** Tests whether a category is this one. */
    static TreeTest is(int feature, int category) {
        BitSet one = new BitSet();
        one.set(category);
        return new OneOf(feature, one, false);
    }

    private static void checkFeature(int feature) {
        if (feature < 0 || feature >= MOST_FEATURES) {
            throw new IllegalArgumentException("'%d' is not the number of a feature. They go from 0 to below %d."
                    .formatted(feature, MOST_FEATURES));
        }
    }
}
