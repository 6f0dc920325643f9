package io.penstock.trees;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Collects trees to an ensemble. Not thread-safe. */
public final class TreeEnsembleBuilder {

    private final int features;
    private final double[] base;
    private final Link link;
    private final List<Integer> outputs = new ArrayList<>();
    private final List<Integer> roots = new ArrayList<>();
    private final List<Long> masks = new ArrayList<>();
    private final List<Double> leaves = new ArrayList<>();
    private final List<long[]> trees = new ArrayList<>();
    private boolean floats;
    private int nodes;

    /**
     * Begins with no trees.
     *
     * @param features how many features a row has
     * @param base what each raw score begins with, at least one
     * @param link from raw scores to scores
     */
    public TreeEnsembleBuilder(int features, double[] base, Link link) {
        if (base.length == 0) {
            throw new IllegalArgumentException("An ensemble got no base scores. Give one for each score of a row.");
        }
        this.features = features;
        this.base = base.clone();
        this.link = link;
    }

    /** Says that raw scores are rounded to floats after each tree. */
    public TreeEnsembleBuilder addingFloats() {
        floats = true;
        return this;
    }

    /**
     * Adds a tree.
     *
     * @param output the score that it adds to
     */
    public TreeEnsembleBuilder add(int output, TreeNode root) {
        if (output < 0 || output >= base.length) {
            throw new IllegalArgumentException(
                    "A tree adds to score '%d' of %d. Scores are numbered from 0.".formatted(output, base.length));
        }
        return append(output, root);
    }

    /** Adds a tree whose leaves have a value for each score. */
    public TreeEnsembleBuilder addToEvery(TreeNode root) {
        return append(TreeEnsemble.EVERY, root);
    }

    /** Returns the ensemble of the trees so far. */
    public TreeEnsemble build() {
        long[] all = new long[nodes];
        for (int tree = 0; tree < trees.size(); tree++) {
            System.arraycopy(trees.get(tree), 0, all, roots.get(tree), trees.get(tree).length);
        }
        int[] begins = IntStream.concat(roots.stream().mapToInt(i -> i), IntStream.of(nodes))
                .toArray();
        return new TreeEnsemble(new TreeParts(
                features,
                link,
                floats,
                base,
                outputs.stream().mapToInt(i -> i).toArray(),
                begins,
                all,
                masks.stream().mapToLong(word -> word).toArray(),
                leaves.stream().mapToDouble(value -> value).toArray()));
    }

    /** Lays a tree's nodes out level by level, so that the children of a split stand side by side. */
    private TreeEnsembleBuilder append(int output, TreeNode root) {
        List<TreeNode> queue = new ArrayList<>(List.of(root));
        for (int i = 0; i < queue.size(); i++) {
            if (queue.get(i) instanceof TreeNode.Split split) {
                queue.add(split.yes());
                queue.add(split.no());
            }
        }
        trees.add(laid(queue, output));
        outputs.add(output);
        roots.add(nodes);
        nodes = Math.addExact(nodes, Math.multiplyExact(queue.size(), Nodes.SIZE));
        return this;
    }

    private long[] laid(List<TreeNode> queue, int output) {
        long[] laid = new long[queue.size() * Nodes.SIZE];
        int next = Math.addExact(nodes, Nodes.SIZE);
        for (int i = 0; i < queue.size(); i++) {
            if (queue.get(i) instanceof TreeNode.Split split) {
                laid[i * Nodes.SIZE] = Nodes.split(code(split.test()), next);
                laid[i * Nodes.SIZE + 1] = bits(split.test());
                next = Math.addExact(next, 2 * Nodes.SIZE);
            } else if (queue.get(i) instanceof TreeNode.Leaf leaf) {
                laid[i * Nodes.SIZE] = Nodes.LEAF;
                laid[i * Nodes.SIZE + 1] = Double.doubleToRawLongBits(value(leaf, output));
            }
        }
        return laid;
    }

    private double value(TreeNode.Leaf leaf, int output) {
        int size = output == TreeEnsemble.EVERY ? base.length : 1;
        if (leaf.values().size() != size) {
            throw new IllegalArgumentException("A leaf has %d values '%s', but its tree needs %d."
                    .formatted(leaf.values().size(), leaf.values(), size));
        }
        if (output != TreeEnsemble.EVERY) {
            return leaf.values().get(0);
        }
        leaves.addAll(leaf.values());
        return leaves.size() - size;
    }

    private int code(TreeTest test) {
        if (test.feature() >= features) {
            throw new IllegalArgumentException("A tree tests feature '%d' of %d. Features are numbered from 0."
                    .formatted(test.feature(), features));
        }
        return Nodes.code(test.feature(), kind(test));
    }

    private static int kind(TreeTest test) {
        if (test instanceof TreeTest.OneOf some) {
            return isOne(some) ? Nodes.IS : Nodes.ONE_OF;
        }
        return test.missing() ? Nodes.NOT_ABOVE : Nodes.BELOW;
    }

    private static boolean isOne(TreeTest.OneOf some) {
        return !some.missing() && some.categories().cardinality() == 1;
    }

    private long bits(TreeTest test) {
        if (test instanceof TreeTest.OneOf some) {
            return Double.doubleToRawLongBits(isOne(some) ? some.categories().nextSetBit(0) : mask(some));
        }
        return Double.doubleToRawLongBits(((TreeTest.Below) test).threshold());
    }

    private int mask(TreeTest.OneOf some) {
        long[] words = some.categories().toLongArray();
        masks.add(2L * words.length + (some.missing() ? 1 : 0));
        LongStream.of(words).forEach(masks::add);
        return masks.size() - words.length - 1;
    }
}
