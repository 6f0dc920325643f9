package io.penstock.tribuo;

import io.penstock.model.TrainingContext;
import io.penstock.tribuo.internal.Checks;
import libsvm.svm;
import org.jspecify.annotations.Nullable;

/** Keeps libsvm from writing to standard output, and stops it where it would have written: every thousand steps at most. */
final class QuietLibsvm {

    /** What the training of a thread counts with; libsvm has one printer for the whole process. */
    private static final ThreadLocal<@Nullable Checks> TRAINING = new ThreadLocal<>();

    private QuietLibsvm() {}

    static <T> T train(Checks.Training<T> training, TrainingContext context) throws InterruptedException {
        svm.svm_set_print_string_function(text -> countPrinted());
        Checks checks = new Checks(context, 1);
        TRAINING.set(checks);
        try {
            return checks.run(training);
        } finally {
            TRAINING.remove();
        }
    }

    private static void countPrinted() {
        Checks checks = TRAINING.get();
        if (checks != null) {
            checks.count();
        }
    }
}
