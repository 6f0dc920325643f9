package io.penstock.djl;

import io.penstock.errors.EnvironmentException;
import io.penstock.model.Model;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Prints the scores of a row by a model, or why there are none. */
final class Elsewhere {

    private Elsewhere() {}

    public static void main(String[] arguments) throws IOException {
        MadeRows row = MadeRows.of(EstimatorContract.BINARY, 1, 2);
        try {
            System.out.println(Arrays.toString(Training.scores(Model.open(Path.of(arguments[0])), row)));
        } catch (EnvironmentException e) {
            System.out.println(e.getMessage());
        }
    }
}
