package io.penstock.data.statistics;

import io.penstock.columns.ExactSum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes exact sums and reads them. */
final class ExactSums {

    private static final int MAX_BYTES = 1024;

    private ExactSums() {}

    static void write(DataOutput out, ExactSum sum) throws IOException {
        byte[] bytes = sum.encode();
        Varints.writeBytes(out, bytes, 0, bytes.length);
    }

    static ExactSum read(DataInput in) throws IOException {
        return ExactSum.decode(Varints.readBytes(in, MAX_BYTES));
    }
}
