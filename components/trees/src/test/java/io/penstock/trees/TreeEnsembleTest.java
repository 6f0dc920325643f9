package io.penstock.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class TreeEnsembleTest {

    private static final TreeNode OF_ONE = new TreeNode.Split(
            new TreeTest.Below(0, 1.5, true),
            TreeNode.leaf(1),
            new TreeNode.Split(some(), TreeNode.leaf(2), TreeNode.leaf(3)));

    private static final TreeNode OF_EVERY = new TreeNode.Split(
            TreeTest.is(1, 4),
            TreeNode.leaf(1, 2),
            new TreeNode.Split(new TreeTest.Below(0, -1, false), TreeNode.leaf(3, 4), TreeNode.leaf(5, 6)));

    @Test
    void itTellsItsTreesAsTheyWereAdded() {
        TreeEnsemble each = new TreeEnsembleBuilder(2, new double[] {7, 8}, Link.SOFTMAX)
                .add(1, OF_ONE)
                .add(0, TreeNode.leaf(9))
                .build();
        TreeEnsemble every = new TreeEnsembleBuilder(2, new double[] {0, 0}, Link.AVERAGE)
                .addToEvery(OF_EVERY)
                .addingFloats()
                .build();

        assertThat(each.tree(0)).isEqualTo(OF_ONE);
        assertThat(each.output(0)).hasValue(1);
        assertThat(each.tree(1)).isEqualTo(TreeNode.leaf(9));
        assertThat(each.base()).containsExactly(7, 8);
        assertThat(each.link()).isEqualTo(Link.SOFTMAX);
        assertThat(every.tree(0)).isEqualTo(OF_EVERY);
        assertThat(every.output(0)).isEmpty();
        assertThat(every.addsFloats()).isTrue();
    }

    private static TreeTest some() {
        BitSet categories = new BitSet();
        categories.set(0);
        categories.set(70);
        return new TreeTest.OneOf(1, categories, true);
    }
}
