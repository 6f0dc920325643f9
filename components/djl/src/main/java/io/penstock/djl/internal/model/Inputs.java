package io.penstock.djl.internal.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;

/** How rows of features become the arrays that a network takes. Indices are one higher there: 0 stands for none. */
public sealed interface Inputs {

    /**
     * Makes the arrays of some rows.
     *
     * @param rows row by row; there may be more than count
     */
    NDList arrays(NDManager manager, float[] rows, int count);

    /** Returns the shapes of the arrays of one row. */
    Shape[] shapes();

    /** One array of shape (rows, slots). */
    record Values(int slots) implements Inputs {
        @Override
        public NDList arrays(NDManager manager, float[] rows, int count) {
            return new NDList(manager.create(FloatBuffer.wrap(rows, 0, count * slots), new Shape(count, slots)));
        }

        @Override
        public Shape[] shapes() {
            return new Shape[] {new Shape(1, slots)};
        }
    }

    /** One array of shape (rows, channels, height, width), of rows whose channels run fastest. */
    record Image(int height, int width, int channels) implements Inputs {
        @Override
        public NDList arrays(NDManager manager, float[] rows, int count) {
            FloatBuffer pixels = FloatBuffer.wrap(rows, 0, count * height * width * channels);
            NDArray images = manager.create(pixels, new Shape(count, height, width, channels));
            return new NDList(images.transpose(0, 3, 1, 2));
        }

        @Override
        public Shape[] shapes() {
            return new Shape[] {new Shape(1, channels, height, width)};
        }
    }

    /** One array of indices, of shape (rows, length). */
    record Tokens(int length) implements Inputs {
        @Override
        public NDList arrays(NDManager manager, float[] rows, int count) {
            long[] indices = new long[count * length];
            for (int i = 0; i < indices.length; i++) {
                indices[i] = (long) rows[i] + 1;
            }
            return new NDList(manager.create(LongBuffer.wrap(indices), new Shape(count, length)));
        }

        @Override
        public Shape[] shapes() {
            return new Shape[] {new Shape(1, length)};
        }
    }

    /** An array of numbers and one of rows in a table of all categories; what has no columns is left out. */
    record Table(TableLayout layout) implements Inputs {
        @Override
        public NDList arrays(NDManager manager, float[] rows, int count) {
            NDList arrays = new NDList();
            if (layout.numbers() > 0) {
                float[] numbers = new float[count * layout.numbers()];
                layout.copyNumbers(rows, numbers);
                arrays.add(manager.create(FloatBuffer.wrap(numbers), new Shape(count, layout.numbers())));
            }
            if (layout.categories() > 0) {
                long[] categories = new long[count * layout.categories()];
                layout.copyCategories(rows, categories);
                arrays.add(manager.create(LongBuffer.wrap(categories), new Shape(count, layout.categories())));
            }
            return arrays;
        }

        @Override
        public Shape[] shapes() {
            List<Shape> shapes = new ArrayList<>();
            if (layout.numbers() > 0) {
                shapes.add(new Shape(1, layout.numbers()));
            }
            if (layout.categories() > 0) {
                shapes.add(new Shape(1, layout.categories()));
            }
            return shapes.toArray(new Shape[0]);
        }
    }
}
