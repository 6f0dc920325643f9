package io.penstock.djl.internal.serving;

import java.util.SplittableRandom;

/** A text that is being written: reads tokens and draws the next ones. */
public final class Writing {

    private final Recurrence recurrence;
    private final float[] state;
    private final SplittableRandom random;
    private final double temperature;

    /** Starts a text. */
    public Writing(Recurrence recurrence, double temperature, long seed) {
        this.recurrence = recurrence;
        this.state = recurrence.start();
        this.random = new SplittableRandom(seed);
        this.temperature = temperature;
    }

    /** Reads a token. */
    public void read(int token) {
        recurrence.read(token, state);
    }

    /**
     * Draws the next token, and reads it.
     *
     * @param first the lowest index that may be drawn
     */
    public int write(int first) {
        float[] outputs = recurrence.outputs(state);
        int token = temperature == 0 ? greatest(outputs, first) : drawn(outputs, first);
        read(token);
        return token;
    }

    private static int greatest(float[] outputs, int first) {
        int best = first;
        for (int i = first; i < outputs.length; i++) {
            best = outputs[i] > outputs[best] ? i : best;
        }
        return best;
    }

    private int drawn(float[] outputs, int first) {
        double greatest = outputs[greatest(outputs, first)];
        double[] sums = new double[outputs.length];
        double sum = 0;
        for (int i = first; i < outputs.length; i++) {
            sum += Math.exp((outputs[i] - greatest) / temperature);
            sums[i] = sum;
        }
        double drawn = random.nextDouble() * sum;
        int token = first;
        while (sums[token] <= drawn) {
            token++;
        }
        return token;
    }
}
