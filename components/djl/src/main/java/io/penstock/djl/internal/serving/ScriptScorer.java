package io.penstock.djl.internal.serving;

import ai.djl.MalformedModelException;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.penstock.columns.Batch;
import io.penstock.djl.internal.engine.PyTorch;
import io.penstock.djl.internal.model.Head;
import io.penstock.errors.DataException;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import io.penstock.model.rows.FeatureBlock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A TorchScript network in the native library. */
public final class ScriptScorer implements Scorer {

    private final ai.djl.Model network;
    private final ParameterStore store;
    private final Signature signature;
    private final Optional<Head> head;
    private final Path file;

    private ScriptScorer(ai.djl.Model network, Signature signature, Optional<Head> head, Path file) {
        this.network = network;
        this.store = new ParameterStore(network.getNDManager(), false);
        this.signature = signature;
        this.head = head;
        this.file = file;
    }

    /**
     * Loads a network and tries two rows of zeros.
     *
     * @param raw whether it leaves the last function to us
     */
    public static ScriptScorer load(Path file, Signature signature, boolean raw) throws IOException {
        ai.djl.Model network = PyTorch.engine().newModel("script", PyTorch.device("cpu"));
        try (InputStream in = Files.newInputStream(file)) {
            network.load(in);
        } catch (MalformedModelException | EngineException e) {
            network.close();
            throw new DataException(
                    "'%s' is no TorchScript network that PyTorch %s reads: %s. Save one with torch.jit.save."
                            .formatted(file, PyTorch.VERSION, firstLine(e)),
                    e);
        }
        Optional<Head> head = raw ? Optional.of(Head.of(signature.problem())) : Optional.empty();
        return new ScriptScorer(network, signature, head, file).checked();
    }

    private ScriptScorer checked() {
        try {
            check(new float[2 * signature.slots()], 2);
            return this;
        } catch (DataException e) {
            close();
            throw e;
        }
    }

    /** Tries some rows. */
    public void check(FeatureBlock rows) {
        check(floats(rows), rows.rows());
    }

    private void check(float[] rows, int count) {
        float[] outputs = tried(rows, count);
        int scores = signature.problem().scores();
        if (outputs.length != count * scores) {
            throw new DataException(
                    "TorchScript network '%s' returned %d numbers for %d rows, but %s has %d scores a row. Import it for the problem that it was trained for."
                            .formatted(file.getFileName(), outputs.length, count, signature.problem(), scores));
        }
        for (float output : outputs) {
            if (!Float.isFinite(output)) {
                throw new DataException(
                        "TorchScript network '%s' returned '%s' on trial rows. Scale the features as they were when it was trained."
                                .formatted(file.getFileName(), output));
            }
        }
    }

    private float[] tried(float[] rows, int count) {
        try {
            return outputs(rows, count);
        } catch (EngineException e) {
            throw new DataException(
                    "TorchScript network '%s' does not take an array of %d rows and %d features: %s. Let the transform make what it was traced with."
                            .formatted(file.getFileName(), count, signature.slots(), firstLine(e)),
                    e);
        }
    }

    private float[] called(float[] rows, int count) {
        return PyTorch.call(
                "TorchScript network '%s' failed on %d rows".formatted(file.getFileName(), count),
                () -> outputs(rows, count));
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private float[] floats(FeatureBlock rows) {
        int slots = signature.slots();
        float[] all = new float[rows.rows() * slots];
        rows.forEach(-1, (row, slot, value) -> all[row * slots + slot] = (float) value);
        return all;
    }

    private float[] outputs(float[] rows, int count) {
        try (NDManager scratch = network.getNDManager().newSubManager()) {
            NDArray array = scratch.create(FloatBuffer.wrap(rows), new Shape(count, signature.slots()));
            return network.getBlock()
                    .forward(store, new NDList(array), false)
                    .head()
                    .toFloatArray();
        }
    }

    @Override
    public void score(double[] features, double[] scores) {
        float[] row = new float[features.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) features[i];
        }
        finish(called(row, 1), 0, scores);
    }

    @Override
    public double[] score(Batch features) {
        float[] outputs = called(floats(FeatureBlock.of(signature, features)), features.rows());
        double[] one = new double[signature.problem().scores()];
        double[] all = new double[outputs.length];
        for (int from = 0; from < outputs.length; from += one.length) {
            finish(outputs, from, one);
            System.arraycopy(one, 0, all, from, one.length);
        }
        return all;
    }

    private void finish(float[] outputs, int from, double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            scores[i] = outputs[from + i];
        }
        head.ifPresent(last -> last.link(scores));
    }

    @Override
    public void close() {
        network.close();
    }
}
