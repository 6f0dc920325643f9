package io.penstock.samples.sketches;

import io.penstock.Library;
import io.penstock.artifact.ExternalInput;
import io.penstock.errors.ComponentException;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.util.List;

/**
 * Trains in any other process: it reads the Arrow files of the training set and writes its model's files.
 *
 * @param script its content is part of the cache key
 */
record ProcessEstimator(String interpreter, ExternalInput script, List<String> arguments, String version)
        implements Estimator {

    @Override
    public String framework() {
        return "process";
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(interpreter, script.path().toString());
        builder.command().addAll(arguments);
        builder.environment().put("PENSTOCK_SEED", Long.toString(context.seed()));
        Process process = builder.directory(context.directory().toFile()).start();
        if (process.waitFor() != 0) {
            throw new ComponentException("'%s' ended with %d.".formatted(script.path(), process.exitValue()));
        }
        return describe(set, context);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return true;
    }

    @Override
    public List<Library> libraries() {
        return List.of(new Library(interpreter, version));
    }
}
