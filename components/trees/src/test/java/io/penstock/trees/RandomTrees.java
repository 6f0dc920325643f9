package io.penstock.trees;

import java.util.BitSet;
import java.util.SplittableRandom;

/** Random trees over the features of {@link Rows}, with all kinds of tests. */
final class RandomTrees {

    private final SplittableRandom random;
    private final int leafValues;

    RandomTrees(long seed, int leafValues) {
        this.random = new SplittableRandom(seed);
        this.leafValues = leafValues;
    }

    static TreeEnsembleBuilder ensemble(int trees, int scores, Link link, long seed) {
        TreeEnsembleBuilder builder = new TreeEnsembleBuilder(Rows.FEATURES, new double[scores], link);
        RandomTrees source = new RandomTrees(seed, 1);
        for (int tree = 0; tree < trees; tree++) {
            builder.add(tree % scores, source.tree(6));
        }
        return builder;
    }

    TreeNode tree(int depth) {
        if (depth == 0 || random.nextInt(20) == 0) {
            return TreeNode.leaf(random.doubles(leafValues, -1, 1).toArray());
        }
        return new TreeNode.Split(test(), tree(depth - 1), tree(depth - 1));
    }

    private TreeTest test() {
        int feature = random.nextInt(Rows.FEATURES);
        if (feature < Rows.NUMBERS) {
            return new TreeTest.Below(feature, random.nextDouble(), random.nextBoolean());
        }
        return new TreeTest.OneOf(feature, categories(), random.nextBoolean());
    }

    private BitSet categories() {
        BitSet some = new BitSet();
        int size = random.nextInt(1, 10);
        for (int i = 0; i < size; i++) {
            some.set(random.nextInt(Rows.CATEGORIES));
        }
        return some;
    }
}
