package io.penstock.tribuo;

import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.tribuo.internal.WarmStart;
import io.penstock.tribuo.internal.fitted.Supports;
import io.penstock.tribuo.internal.rows.Answers;
import io.penstock.tribuo.internal.rows.SlotOrder;
import io.penstock.tribuo.internal.rows.Slots;
import io.penstock.tribuo.internal.rows.TribuoRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import libsvm.svm_model;
import libsvm.svm_node;
import org.tribuo.MutableDataset;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.libsvm.LibSVMAnomalyModel;
import org.tribuo.anomaly.libsvm.LibSVMAnomalyTrainer;
import org.tribuo.anomaly.libsvm.SVMAnomalyType;
import org.tribuo.common.libsvm.KernelType;
import org.tribuo.common.libsvm.SVMParameters;

/**
 * Finds rows unlike the others by a one-class support vector machine (Schölkopf and others, Neural Computation 13 (2001),
 * 1443-1471) with a Gaussian kernel: Tribuo's {@code LibSVMAnomalyTrainer}. Labels are not learned from, only judged by. The score
 * is the negative of libsvm's decision value, so that above 0 is anomalous. Categories are one-hot; numbers ought to be scaled.
 * Rows weigh the same. It learns that it is to stop once in libsvm's thousand steps of which each looks at every row: of more than
 * some ten thousand rows that takes seconds.
 *
 * @param nu about the share of the training rows that are found anomalous, above 0 to 1
 * @param gamma how fast similarity falls with squared distance, above 0; 0 for 1 / the number of features that occur, with a
 *     category's values as one each
 */
public record OneClassSvm(double nu, double gamma) implements TribuoEstimator {

    /** Checks the numbers. */
    public OneClassSvm {
        if (!(nu > 0 && nu <= 1) || !(gamma >= 0 && Double.isFinite(gamma))) {
            throw new IllegalArgumentException(
                    "A one-class SVM got nu '%s' and gamma '%s'. Above 0 to 1, and at least 0, are possible."
                            .formatted(nu, gamma));
        }
    }

    /** Returns this estimator with another gamma. */
    public OneClassSvm withGamma(double other) {
        return new OneClassSvm(nu, other);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem instanceof ProblemType.AnomalyDetection;
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        WarmStart.refuse(context, "A one-class SVM");
        EvenRows.require(set.rows(), "A one-class SVM");
        Slots slots = new Slots(set.signature().features());
        MutableDataset<Event> rows = TribuoRows.read(set.rows(), slots, Answers.events(), context);
        LibSVMAnomalyModel model = QuietLibsvm.train(() -> train(rows, context.seed()), context);
        supports(model, new SlotOrder(model.getFeatureIDMap(), slots), slots).write(context.directory());
        Path attachments = Files.createDirectories(context.directory().resolve(Model.ATTACHMENTS));
        model.serializeToFile(attachments.resolve("tribuo.pb"));
        return describe(set, context);
    }

    private LibSVMAnomalyModel train(MutableDataset<Event> rows, long seed) {
        SVMParameters<Event> parameters =
                new SVMParameters<>(new SVMAnomalyType(SVMAnomalyType.SVMMode.ONE_CLASS), KernelType.RBF);
        parameters.setNu(nu);
        parameters.setGamma(gamma);
        return (LibSVMAnomalyModel) new LibSVMAnomalyTrainer(parameters, seed).train(rows);
    }

    private static Supports supports(LibSVMAnomalyModel model, SlotOrder order, Slots slots) {
        svm_model inner = model.getInnerModels().get(0);
        List<List<Double>> vectors = new ArrayList<>();
        for (svm_node[] vector : inner.SV) {
            List<Double> spread = new ArrayList<>(Collections.nCopies(slots.size(), 0.0));
            for (svm_node node : vector) {
                spread.set(order.slot(node.index), node.value);
            }
            vectors.add(spread);
        }
        List<Double> coefficients = Arrays.stream(inner.sv_coef[0]).boxed().toList();
        return new Supports(vectors, coefficients, inner.rho[0], inner.param.gamma);
    }
}
