package io.penstock.djl.internal.serving;

import io.penstock.model.Signature;

/** Scores texts by how much they surprise a generator. */
public final class SurpriseScorer implements RowScorer {

    private final Recurrence recurrence;
    private final Signature signature;

    /** Takes a trained network. */
    public SurpriseScorer(Recurrence recurrence, Signature signature) {
        this.recurrence = recurrence;
        this.signature = signature;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public void score(double[] tokens, double[] scores) {
        float[] state = recurrence.start();
        double sum = 0;
        int read = 0;
        for (double each : tokens) {
            int token = (int) each;
            if (token >= 0) {
                sum += surprise(recurrence.outputs(state), token);
                read++;
            }
            recurrence.read(token, state);
        }
        scores[0] = sum / Math.max(read, 1);
    }

    private static double surprise(float[] outputs, int token) {
        double greatest = outputs[0];
        for (float output : outputs) {
            greatest = Math.max(greatest, output);
        }
        double sum = 0;
        for (float output : outputs) {
            sum += Math.exp(output - greatest);
        }
        return Math.log(sum) + greatest - outputs[token];
    }
}
