package io.penstock.columns;

/** Runs of bytes that stand end to end in an array, told apart by offsets. */
final class ByteRuns {

    private ByteRuns() {}

    /** Returns the offsets of the selected runs when they stand end to end. */
    static int[] selectOffsets(int[] offsets, int[] rows) {
        int[] selected = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            selected[i + 1] = Math.addExact(selected[i], offsets[rows[i] + 1] - offsets[rows[i]]);
        }
        return selected;
    }

    /** Returns the selected runs end to end, at the offsets of {@link #selectOffsets}. */
    static byte[] select(byte[] bytes, int[] offsets, int[] rows, int[] selectedOffsets) {
        byte[] selected = new byte[selectedOffsets[rows.length]];
        for (int i = 0; i < rows.length; i++) {
            int length = selectedOffsets[i + 1] - selectedOffsets[i];
            System.arraycopy(bytes, offsets[rows[i]], selected, selectedOffsets[i], length);
        }
        return selected;
    }
}
