package io.penstock.djl.internal.blocks;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;

/** Makes parameters. */
final class Weights {

    private Weights() {}

    /** Returns a matrix for a layer with a rectifier behind it (He, Zhang, Ren and Sun, ICCV 2015, equation 10). */
    static Parameter layer(String name, int in, int out) {
        return of(name, Parameter.Type.WEIGHT, new NormalInitializer((float) Math.sqrt(2.0 / in)), in, out);
    }

    /** Returns a matrix of small random numbers. */
    static Parameter small(String name, float deviation, int in, int out) {
        return of(name, Parameter.Type.WEIGHT, new NormalInitializer(deviation), in, out);
    }

    /** Returns a table of vectors that are looked up, which no penalty makes smaller: it would forget rare rows. */
    static Parameter table(String name, float deviation, int in, int out) {
        return of(name, Parameter.Type.OTHER, new NormalInitializer(deviation), in, out);
    }

    /** Returns numbers that are 0 at first. */
    static Parameter zeros(String name, Parameter.Type type, long... shape) {
        return of(name, type, Initializer.ZEROS, shape);
    }

    private static Parameter of(String name, Parameter.Type type, Initializer initializer, long... shape) {
        return Parameter.builder()
                .setName(name)
                .setType(type)
                .optShape(new Shape(shape))
                .optInitializer(initializer)
                .build();
    }
}
