package io.penstock.trees;

import static io.penstock.trees.TreeNode.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.model.Scorer;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class TreeScorerTest {

    @Test
    void aNumberGoesByItsThresholdAndNaNAsTheTestSays() {
        assertThat(split(new TreeTest.Below(0, 2, false), 1.9, 2, Double.NaN)).containsExactly(1, 0, 0);
        assertThat(split(new TreeTest.Below(0, 2, true), 1.9, 2, Double.NaN)).containsExactly(1, 0, 1);
    }

    @Test
    void aCategoryGoesByMembershipAndNoneAsTheTestSays() {
        assertThat(split(TreeTest.is(0, 3), 3, 2, -1, Double.NaN)).containsExactly(1, 0, 0, 0);
        assertThat(split(new TreeTest.OneOf(0, set(1, 64), false), 1, 64, 0, 65, 128, 1e9, -1, Double.NaN))
                .containsExactly(1, 1, 0, 0, 0, 0, 0, 0);
        assertThat(split(new TreeTest.OneOf(0, set(1, 64), true), 1, 64, 0, 65, 128, 1e9, -1, Double.NaN))
                .containsExactly(1, 1, 0, 0, 0, 0, 1, 1);
        assertThat(split(new TreeTest.OneOf(0, set(7), true), 7, 6, -1)).containsExactly(1, 0, 1);
    }

    /** Trees add 1 and 2 to the first, 4 to the second score, which begin with 0.5 and 0. */
    @Test
    void linksTurnSumsIntoScores() {
        assertThat(constants(Link.IDENTITY)).containsExactly(3.5, 4);
        assertThat(constants(Link.LOGISTIC)).containsExactly(1 / (1 + Math.exp(-3.5)), 1 / (1 + Math.exp(-4)));
        assertThat(constants(Link.EXPONENTIAL)).containsExactly(Math.exp(3.5), Math.exp(4));
        assertThat(constants(Link.SOFTMAX)[1]).isCloseTo(1 / (1 + Math.exp(3.5 - 4)), within(1e-15));
    }

    @Test
    void averagesDivideByTheTreesOfAScoreAndLeavesMayHoldAllScores() {
        TreeEnsembleBuilder builder = new TreeEnsembleBuilder(1, new double[2], Link.AVERAGE);
        TreeNode root = new TreeNode.Split(new TreeTest.Below(0, 0, false), leaf(1, 0), leaf(0.25, 0.75));
        Scorer scorer =
                builder.addToEvery(root).addToEvery(leaf(0.5, 0.5)).build().scorer();
        double[] scores = new double[2];

        scorer.score(new double[] {1}, scores);

        assertThat(scores).containsExactly(0.375, 0.625);
    }

    @Test
    void sumsAreRoundedToFloatsWhereALibraryDoesSo() {
        TreeEnsembleBuilder builder = new TreeEnsembleBuilder(1, new double[1], Link.IDENTITY);
        builder.add(0, leaf(0.1f)).add(0, leaf(0.7f)).add(0, leaf(1e-9f));
        double[] doubles = new double[1];
        double[] floats = new double[1];

        builder.build().scorer().score(new double[1], doubles);
        builder.addingFloats().build().scorer().score(new double[1], floats);

        assertThat(floats[0]).isEqualTo((double) (0.1f + 0.7f + 1e-9f)).isNotEqualTo(doubles[0]);
    }

    @Test
    void aBatchHasTheBitsOfItsRows() {
        TreeEnsemble ensemble = RandomTrees.ensemble(900, 3, Link.SOFTMAX, 1).build();
        Rows rows = Rows.random(1_000, 2);

        assertThat(ensemble.scorer().score(rows.batch())).isEqualTo(rows.singly(ensemble.scorer(), 3));
    }

    @Test
    void aBuilderRefusesWhatDoesNotFit() {
        TreeEnsembleBuilder builder = new TreeEnsembleBuilder(1, new double[2], Link.IDENTITY);
        TreeNode wide = new TreeNode.Split(new TreeTest.Below(1, 0, false), leaf(1), leaf(2));

        assertThatThrownBy(() -> builder.add(2, leaf(1))).hasMessageContaining("score '2' of 2");
        assertThatThrownBy(() -> builder.add(0, leaf(1, 2))).hasMessageContaining("has 2 values");
        assertThatThrownBy(() -> builder.add(0, wide)).hasMessageContaining("feature '1' of 1");
    }

    /** Scores values of one feature with a tree that says 1 for yes and 0 for no. */
    private static double[] split(TreeTest test, double... values) {
        TreeEnsembleBuilder builder = new TreeEnsembleBuilder(1, new double[1], Link.IDENTITY);
        Scorer scorer = builder.add(0, new TreeNode.Split(test, leaf(1), leaf(0)))
                .build()
                .scorer();
        double[] answers = new double[values.length];
        double[] one = new double[1];
        for (int i = 0; i < values.length; i++) {
            scorer.score(new double[] {values[i]}, one);
            answers[i] = one[0];
        }
        return answers;
    }

    private static double[] constants(Link link) {
        TreeEnsembleBuilder builder = new TreeEnsembleBuilder(1, new double[] {0.5, 0}, link);
        Scorer scorer =
                builder.add(0, leaf(1)).add(1, leaf(4)).add(0, leaf(2)).build().scorer();
        double[] scores = new double[2];
        scorer.score(new double[1], scores);
        return scores;
    }

    private static BitSet set(int... members) {
        BitSet set = new BitSet();
        for (int member : members) {
            set.set(member);
        }
        return set;
    }
}
