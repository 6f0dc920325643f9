package io.penstock.djl.internal.serving;

import io.penstock.djl.internal.tensor.Tensor;

/** A matrix of weights, in the layout in which the products of a row are added up fastest. */
@SuppressWarnings("ArrayRecordComponent") // looped over for every row
record Matrix(float[] values, int columns) {

    /** Takes a matrix as it is. */
    static Matrix of(Tensor tensor) {
        return new Matrix(tensor.values(), tensor.size(1));
    }

    /** Takes a matrix whose rows are the outputs. */
    static Matrix transposed(Tensor tensor) {
        int rows = tensor.size(0);
        int columns = tensor.size(1);
        float[] turned = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = tensor.values()[row * columns + column];
            }
        }
        return new Matrix(turned, rows);
    }

    /** Adds a row to sums. */
    void add(int row, float[] sums) {
        int at = row * columns;
        for (int i = 0; i < columns; i++) {
            sums[i] += values[at + i];
        }
    }

    /** Adds a row, multiplied, to sums. */
    void add(int row, float factor, float[] sums) {
        int at = row * columns;
        for (int i = 0; i < columns; i++) {
            sums[i] += factor * values[at + i];
        }
    }

    /** Copies a row. */
    void copy(int row, float[] into, int to) {
        System.arraycopy(values, row * columns, into, to, columns);
    }

    /** Adds the product of a vector and this matrix to sums. */
    void addProduct(float[] vector, float[] sums) {
        for (int row = 0; row < vector.length; row++) {
            if (vector[row] != 0) {
                add(row, vector[row], sums);
            }
        }
    }
}
