package io.penstock.djl.internal.training;

import java.util.SplittableRandom;

/** The order in which an epoch meets the rows. */
final class RowOrder {

    private RowOrder() {}

    /** Returns the rows in the order in which they stand. */
    static int[] natural(int rows) {
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = i;
        }
        return order;
    }

    /** Returns the rows shuffled (Durstenfeld, CACM 7 (1964), algorithm 235), by the seed alone. */
    static int[] shuffled(int rows, long seed) {
        int[] order = natural(rows);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = rows - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[other];
            order[other] = held;
        }
        return order;
    }
}
