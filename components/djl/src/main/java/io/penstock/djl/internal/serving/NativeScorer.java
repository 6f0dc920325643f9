package io.penstock.djl.internal.serving;

import io.penstock.columns.Batch;
import io.penstock.djl.internal.model.Head;
import io.penstock.djl.internal.model.ModelFile;
import io.penstock.djl.internal.model.OpenNetwork;
import io.penstock.djl.internal.model.Scaling;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import io.penstock.model.rows.FeatureBlock;

/** A network in the native library. */
public final class NativeScorer implements Scorer {

    private static final int ROWS_AT_ONCE = 256;

    private final OpenNetwork network;
    private final Signature signature;
    private final Head head;
    private final Scaling features;
    private final Scaling labels;

    /** Takes a network, to close it in the end. */
    public NativeScorer(OpenNetwork network, ModelFile file, Signature signature) {
        this.network = network;
        this.signature = signature;
        this.head = Head.of(signature.problem());
        this.features = file.features();
        this.labels = file.labels();
    }

    @Override
    public void score(double[] row, double[] scores) {
        float[] scaled = new float[row.length];
        features.apply(row, scaled);
        finish(network.outputs(scaled, 1), 0, scores);
    }

    @Override
    public double[] score(Batch batch) {
        int slots = signature.slots();
        int width = signature.problem().scores();
        float[] rows = new float[batch.rows() * slots];
        FeatureBlock.of(signature, batch).forEach(-1, (row, slot, value) -> rows[row * slots + slot] = (float) value);
        features.apply(rows);
        double[] all = new double[batch.rows() * width];
        for (int from = 0; from < batch.rows(); from += ROWS_AT_ONCE) {
            score(rows, from, Math.min(ROWS_AT_ONCE, batch.rows() - from), all);
        }
        return all;
    }

    private void score(float[] rows, int from, int count, double[] all) {
        int slots = signature.slots();
        double[] one = new double[signature.problem().scores()];
        float[] some = new float[count * slots];
        System.arraycopy(rows, from * slots, some, 0, some.length);
        float[] outputs = network.outputs(some, count);
        for (int row = 0; row < count; row++) {
            finish(outputs, row * one.length, one);
            System.arraycopy(one, 0, all, (from + row) * one.length, one.length);
        }
    }

    private void finish(float[] outputs, int from, double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            scores[i] = outputs[from + i];
        }
        head.link(scores);
        labels.invert(scores);
    }

    @Override
    public void close() {
        network.close();
    }
}
