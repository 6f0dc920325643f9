package io.penstock.lightgbm;

import static io.penstock.lightgbm.NativeLightgbm.check;
import static io.penstock.lightgbm.NativeLightgbm.handle;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import java.util.function.ToIntFunction;

/** A booster of LightGBM. Frees it when closed. */
final class LightgbmBooster implements AutoCloseable {

    private static final int ALL_ITERATIONS = -1;
    private static final int MEGABYTE = 1 << 20;

    private final SWIGTYPE_p_void handle;
    private boolean closed;

    private LightgbmBooster(SWIGTYPE_p_void handle) {
        this.handle = handle;
    }

    /** Starts to grow on a data set. */
    static LightgbmBooster on(LightgbmSet set, String parameters) {
        return new LightgbmBooster(handle(out -> lightgbmlib.LGBM_BoosterCreate(set.handle(), parameters, out)));
    }

    /** Reads a model, which can no more grow. */
    static LightgbmBooster read(String text) {
        return new LightgbmBooster(handle(out -> {
            SWIGTYPE_p_int iterations = lightgbmlib.new_intp();
            try {
                return lightgbmlib.LGBM_BoosterLoadModelFromString(text, iterations, out);
            } finally {
                lightgbmlib.delete_intp(iterations);
            }
        }));
    }

    /** Puts the trees of a model before its own, whose data begin with that model's scores. */
    void goOnFrom(String text) {
        try (LightgbmBooster earlier = read(text)) {
            check(lightgbmlib.LGBM_BoosterMerge(handle, earlier.handle));
        }
    }

    void watch(LightgbmSet set) {
        check(lightgbmlib.LGBM_BoosterAddValidData(handle, set.handle()));
    }

    void grow() {
        number(out -> lightgbmlib.LGBM_BoosterUpdateOneIter(handle, out));
    }

    /** Returns how many rounds its trees are from. */
    int rounds() {
        return number(out -> lightgbmlib.LGBM_BoosterGetCurrentIteration(handle, out));
    }

    private static int number(ToIntFunction<SWIGTYPE_p_int> call) {
        SWIGTYPE_p_int out = lightgbmlib.new_intp();
        try {
            check(call.applyAsInt(out));
            return lightgbmlib.intp_value(out);
        } finally {
            lightgbmlib.delete_intp(out);
        }
    }

    /** Returns the metric on the training data (0) or what is watched (1). */
    double metric(int data) {
        SWIGTYPE_p_int size = lightgbmlib.new_intp();
        SWIGTYPE_p_double value = lightgbmlib.new_doublep();
        try {
            check(lightgbmlib.LGBM_BoosterGetEval(handle, data, size, value));
            return lightgbmlib.doublep_value(value);
        } finally {
            lightgbmlib.delete_intp(size);
            lightgbmlib.delete_doublep(value);
        }
    }

    /** Returns LightGBM's file. */
    String text() {
        return text(ALL_ITERATIONS);
    }

    /** Returns LightGBM's file with the trees of the first rounds. */
    String text(int rounds) {
        SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
        try {
            return lightgbmlib.LGBM_BoosterSaveModelToStringSWIG(handle, 0, rounds, 0, MEGABYTE, length);
        } finally {
            lightgbmlib.delete_int64_tp(length);
        }
    }

    /** Does nothing the second time: the library would free what is no longer its own. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            check(lightgbmlib.LGBM_BoosterFree(handle));
        }
    }
}
