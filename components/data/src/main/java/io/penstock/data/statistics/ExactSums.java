package io.penstock.data.statistics;

import io.penstock.columns.ExactSum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the facets do with exact sums. */
final class ExactSums {

    private static final int MAX_BYTES = 1024;

    private ExactSums() {}

    /** Adds a product without rounding, while it is neither infinite nor below 2^-968. */
    static void addProduct(ExactSum sum, double a, double b) {
        double product = a * b;
        sum.add(product);
        double rest = Math.fma(a, b, -product);
        if (rest != 0 && Double.isFinite(product)) {
            sum.add(rest);
        }
    }

    static void write(DataOutput out, ExactSum sum) throws IOException {
        byte[] bytes = sum.encode();
        Varints.writeBytes(out, bytes, 0, bytes.length);
    }

    static ExactSum read(DataInput in) throws IOException {
        return ExactSum.decode(Varints.readBytes(in, MAX_BYTES));
    }
}
