package io.penstock.trees;

/**
 * What an ensemble consists of. The arrays are shared and never changed.
 *
 * @param features how many a row has
 * @param link from raw scores to scores
 * @param floats whether raw scores are rounded to floats after each tree, as libraries do that add in floats
 * @param base what each raw score begins with
 * @param outputs the score that each tree adds to, {@link TreeEnsemble#EVERY} if its leaves have a value for each
 * @param roots where each tree begins among the nodes, and the length of the nodes as the last one
 * @param nodes see {@link Nodes}; of each tree level by level
 * @param masks categories: a long with the number of words, doubled, plus 1 if missing values belong to them; then the words
 * @param leaves values of leaves that have one for each score
 */
@SuppressWarnings("ArrayRecordComponent") // flat for scoring; ensembles are not compared
record TreeParts(
        int features,
        Link link,
        boolean floats,
        double[] base,
        int[] outputs,
        int[] roots,
        long[] nodes,
        long[] masks,
        double[] leaves) {}
