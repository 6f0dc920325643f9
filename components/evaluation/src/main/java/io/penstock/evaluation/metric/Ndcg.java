package io.penstock.evaluation.metric;

import io.penstock.columns.ExactMoments;
import io.penstock.evaluation.tally.QueryTable;
import io.penstock.evaluation.tally.QueryTally;
import io.penstock.evaluation.tally.Tally;
import io.penstock.model.ProblemType;

/**
 * The normalised discounted cumulative gain of a ranking (Järvelin and Kekäläinen, ACM TOIS 20 (2002), 422-446; with the gain {@code
 * 2^relevance - 1} of Burges et al., ICML 2005): the sum over the first rows of a query of {@code gain / log2(place + 1)}, divided by
 * that of the best order; the mean over the queries that have a relevant row. Of rows with equal scores the least relevant comes first.
 *
 * @param first how many rows of a query count, at least 1
 */
record Ndcg(int first) implements Metric<QueryTable> {

    Ndcg {
        if (first < 1) {
            throw new IllegalArgumentException(
                    "NDCG of the first '%d' rows is none. At least 1 is needed.".formatted(first));
        }
    }

    @Override
    public String name() {
        return "NDCG at " + first;
    }

    @Override
    public Better better() {
        return Better.HIGHER;
    }

    @Override
    public boolean suits(ProblemType problem) {
        return problem instanceof ProblemType.Ranking;
    }

    @Override
    public Tally<QueryTable> tally(ProblemType problem) {
        return new QueryTally(first);
    }

    @Override
    public Measure measure(QueryTable counted) {
        ExactMoments gains = new ExactMoments();
        counted.queries().forEach(query -> {
            double best = gain(query.mostRelevant());
            if (best > 0) {
                gains.add(gain(query.inOrderOfScores()) / best);
            }
        });
        return gains.count() == 0 ? Measure.none("no query has a relevant row") : Mean.interval(gains);
    }

    private static double gain(double[] relevances) {
        double sum = 0;
        for (int place = 1; place <= relevances.length; place++) {
            sum += (Math.pow(2, relevances[place - 1]) - 1) * Math.log(2) / Math.log(place + 1.0);
        }
        return sum;
    }
}
