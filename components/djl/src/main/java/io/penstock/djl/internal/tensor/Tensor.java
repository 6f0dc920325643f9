package io.penstock.djl.internal.tensor;

import java.util.List;

/**
 * Numbers in rows and columns, or in any other shape.
 *
 * @param shape sizes, the last one of which runs fastest
 * @param values as many as the shape has places; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers; tensors are not compared
public record Tensor(List<Long> shape, float[] values) {

    /** Checks that the values fill the shape. */
    public Tensor {
        shape = List.copyOf(shape);
        if (shape.stream().reduce(1L, (left, right) -> left * right) != values.length) {
            throw new IllegalArgumentException("%d values do not fill the shape %s.".formatted(values.length, shape));
        }
    }

    /** Returns a row of numbers. */
    public static Tensor of(float... values) {
        return new Tensor(List.of((long) values.length), values);
    }

    /** Returns the size of a dimension. */
    public int size(int dimension) {
        return Math.toIntExact(shape.get(dimension));
    }
}
