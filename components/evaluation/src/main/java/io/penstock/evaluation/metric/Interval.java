package io.penstock.evaluation.metric;

/**
 * A closed interval that holds an unknown figure with a confidence of 95 %.
 *
 * @param low its lower end
 * @param high its upper end, not below {@code low}
 */
public record Interval(double low, double high) {

    /** The 97.5th percentile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    private static final int HALVINGS = 60;

    /** Checks the order of the ends. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("'%s' to '%s' is not an interval.".formatted(low, high));
        }
    }

    /** Returns the normal interval of a mean, {@code mean ± 1.96 error}, by the central limit theorem. */
    public static Interval ofMean(double mean, double standardError) {
        return new Interval(mean - Z * standardError, mean + Z * standardError);
    }

    /**
     * Returns the score interval of a proportion: every p for which the one observed lies within 1.96 standard errors of p.
     * Stays in [0, 1] and keeps its coverage for few trials. Source: Wilson, JASA 22 (1927), 209-212.
     *
     * @param share the proportion observed, from 0 to 1
     * @param trials of how many independent trials, at least 1
     */
    public static Interval ofProportion(double share, long trials) {
        double weight = Z * Z / trials; // of the correction towards a half
        double centre = share + weight / 2;
        double reach = Z * Math.sqrt(share * (1 - share) / trials + weight / trials / 4);
        return new Interval(Math.max(0, (centre - reach) / (1 + weight)), Math.min(1, (centre + reach) / (1 + weight)));
    }

    /**
     * Returns the interval of an area under the ROC curve from its variance, {@code ± 1.96 standard errors} of its logit, so
     * that it stays in [0, 1]; the standard error of the logit is that of the area over {@code a(1-a)}, by the delta method.
     *
     * @param area strictly between 0 and 1
     * @param variance of the area, for example by DeLong
     */
    public static Interval ofArea(double area, double variance) {
        double logit = Math.log(area / (1 - area));
        double reach = Z * Math.sqrt(variance) / (area * (1 - area));
        return new Interval(1 / (1 + Math.exp(reach - logit)), 1 / (1 + Math.exp(-reach - logit)));
    }

    /**
     * Returns the interval of an area of which no variance can be estimated, such as 1: every area for which the one observed
     * lies within 1.96 standard errors, with the standard error of Hanley and McNeil, Radiology 143 (1982), 29-36, in the
     * symmetric form of Newcombe, Statistics in Medicine 25 (2006), 559-573, method 5.
     *
     * @param area the observed area
     * @param positive number of positive rows, at least 1
     * @param negative number of negative rows, at least 1
     */
    public static Interval ofArea(double area, long positive, long negative) {
        return new Interval(end(area, 0, positive, negative), end(area, 1, positive, negative));
    }

    /** Halves its way from the observed area to an extreme, to the farthest area that is still plausible. */
    private static double end(double area, double extreme, long positive, long negative) {
        double plausible = area;
        double implausible = extreme;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (plausible + implausible) / 2;
            if (Math.abs(middle - area) <= Z * Math.sqrt(hanleyMcNeil(middle, positive, negative))) {
                plausible = middle;
            } else {
                implausible = middle;
            }
        }
        return (plausible + implausible) / 2;
    }

    private static double hanleyMcNeil(double area, long positive, long negative) {
        double others = (positive + negative) / 2.0 - 1;
        double spread = 1 + others * (1 - area) / (2 - area) + others * area / (1 + area);
        return area * (1 - area) * spread / positive / negative;
    }
}
