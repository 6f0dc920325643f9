package io.penstock.tribuo.internal;

import java.util.List;

/**
 * Trees whose values add up to raw scores, as the model's file says it.
 *
 * @param base what each raw score begins with
 * @param trees tree {@code i} adds to raw score {@code i} modulo their number
 */
public record TreeEnsemble(List<Double> base, List<Tree> trees) {

    /** The file's name. */
    public static final String FILE = "trees.json";

    /** Copies the lists. */
    public TreeEnsemble {
        base = List.copyOf(base);
        trees = List.copyOf(trees);
    }
}
