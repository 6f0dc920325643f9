package io.penstock.lightgbm;

import static io.penstock.lightgbm.NativeLightgbm.check;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.lightgbmlib;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/** A booster of LightGBM. Frees it when closed. */
final class LightgbmBooster implements NativeScope.Freed {

    private static final int ALL_ITERATIONS = -1;

    private final NativeHandle handle;

    private LightgbmBooster(NativeHandle handle) {
        this.handle = handle;
    }

    /** Starts to grow on a data set. */
    static LightgbmBooster on(LightgbmSet set, String parameters) {
        return new LightgbmBooster(NativeHandle.booster(
                out -> lightgbmlib.LGBM_BoosterCreate(set.handle().pointer(), parameters, out)));
    }

    /** Reads a model, which can no more grow. */
    static LightgbmBooster read(String text) {
        return new LightgbmBooster(NativeHandle.booster(out -> {
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
            check(lightgbmlib.LGBM_BoosterMerge(handle.pointer(), earlier.handle.pointer()));
        }
    }

    void watch(LightgbmSet set) {
        check(lightgbmlib.LGBM_BoosterAddValidData(
                handle.pointer(), set.handle().pointer()));
    }

    void grow() {
        number(out -> lightgbmlib.LGBM_BoosterUpdateOneIter(handle.pointer(), out));
    }

    /** Returns how many rounds its trees are from. */
    int rounds() {
        return number(out -> lightgbmlib.LGBM_BoosterGetCurrentIteration(handle.pointer(), out));
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
            check(lightgbmlib.LGBM_BoosterGetEval(handle.pointer(), data, size, value));
            return lightgbmlib.doublep_value(value);
        } finally {
            lightgbmlib.delete_intp(size);
            lightgbmlib.delete_doublep(value);
        }
    }

    /** Returns LightGBM's file. */
    String text(Path directory) throws IOException {
        return text(directory, ALL_ITERATIONS);
    }

    /**
     * Returns LightGBM's file with the trees of the first rounds.
     *
     * @param directory holds the file for a moment: the binding's way without one never frees the text outside the heap
     */
    String text(Path directory, int rounds) throws IOException {
        Path file = Files.createTempFile(directory, "model", ".txt");
        try {
            check(lightgbmlib.LGBM_BoosterSaveModel(handle.pointer(), 0, rounds, 0, file.toString()));
            return Files.readString(file);
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}
