package io.penstock.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import io.penstock.model.TrainingContext;
import org.tribuo.classification.sgd.LabelObjective;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.util.VectorNormalizer;

/**
 * Tribuo's logarithmic loss, listened to: it is asked once for each row of each epoch, and nothing else in Tribuo's trainer
 * tells how far it is or lets itself be stopped.
 */
final class WatchedLogLoss implements LabelObjective {

    private static final int ROWS_BETWEEN_CHECKS = 4_096;

    private final LogMulticlass loss = new LogMulticlass();
    private final int rows;
    private final int epochs;
    private final TrainingContext context;
    private long seen;
    private double sum;

    WatchedLogLoss(int rows, int epochs, TrainingContext context) {
        this.rows = rows;
        this.epochs = epochs;
        this.context = context;
    }

    /** Carries an interruption through Tribuo's trainer. */
    static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient InterruptedException interrupted;

        Cancelled(InterruptedException interrupted) {
            super(interrupted);
            this.interrupted = interrupted;
        }

        InterruptedException interrupted() {
            return interrupted;
        }
    }

    /** Tribuo 4 declares it still, and asks the other. */
    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // it is not ours to inline
    public Pair<Double, SGDVector> valueAndGradient(int truth, SGDVector prediction) {
        return lossAndGradient(truth, prediction);
    }

    @Override
    public Pair<Double, SGDVector> lossAndGradient(Integer truth, SGDVector prediction) {
        return watched(loss.lossAndGradient(truth, prediction));
    }

    @Override
    public VectorNormalizer getNormalizer() {
        return loss.getNormalizer();
    }

    @Override
    public boolean isProbabilistic() {
        return loss.isProbabilistic();
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return loss.getProvenance();
    }

    @Override
    public String toString() {
        return loss.toString();
    }

    private Pair<Double, SGDVector> watched(Pair<Double, SGDVector> result) {
        sum += result.getA();
        seen++;
        if (seen % ROWS_BETWEEN_CHECKS == 0) {
            checkCancelled();
        }
        if (seen % rows == 0) {
            endEpoch();
        }
        return result;
    }

    private void endEpoch() {
        long epoch = seen / rows;
        context.log().metric("loss", epoch, -sum / rows); // Tribuo maximises: its value is the log likelihood
        context.progress().report(epoch, epochs, "epochs");
        sum = 0;
        checkCancelled();
    }

    private void checkCancelled() {
        try {
            context.checkCancelled();
        } catch (InterruptedException e) {
            throw new Cancelled(e);
        }
    }
}
