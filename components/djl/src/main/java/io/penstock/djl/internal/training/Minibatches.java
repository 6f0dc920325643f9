package io.penstock.djl.internal.training;

/**
 * How the rows of an epoch fall into minibatches. One row that would be left alone at the end goes with those before it: batch
 * normalisation needs two.
 *
 * @param rows all of them
 * @param size rows of each minibatch but the last
 */
record Minibatches(int rows, int size) {

    /** Returns how many there are. */
    int count() {
        int whole = rows / size;
        int rest = rows % size;
        return rest > 1 || whole == 0 ? whole + 1 : whole;
    }

    /** Returns the first row of a minibatch. */
    int from(int minibatch) {
        return minibatch * size;
    }

    /** Returns the first row behind a minibatch. */
    int to(int minibatch) {
        return minibatch == count() - 1 ? rows : from(minibatch + 1);
    }
}
