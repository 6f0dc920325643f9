package io.penstock.lightgbm;

import static io.penstock.lightgbm.NativeLightgbm.check;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_float;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;
import io.penstock.trees.boosting.KeptRows;

/** A data set of LightGBM with one label. */
record LightgbmSet(NativeHandle handle, KeptRows rows) {

    /** Hands the label, weights and queries over. */
    static LightgbmSet of(NativeHandle handle, KeptRows rows, int label) {
        LightgbmSet set = new LightgbmSet(handle, rows);
        set.floats("label", rows.labels(label));
        if (rows.weights().length > 0) {
            set.floats("weight", rows.weights());
        }
        if (rows.queries().length > 0) {
            set.ints("group", rows.queries());
        }
        return set;
    }

    private void floats(String field, float[] values) {
        SWIGTYPE_p_float array = lightgbmlib.new_floatArray(values.length);
        try {
            for (int i = 0; i < values.length; i++) {
                lightgbmlib.floatArray_setitem(array, i, values[i]);
            }
            set(field, lightgbmlib.float_to_voidp_ptr(array), values.length, lightgbmlibConstants.C_API_DTYPE_FLOAT32);
        } finally {
            lightgbmlib.delete_floatArray(array);
        }
    }

    private void ints(String field, int[] values) {
        SWIGTYPE_p_int array = lightgbmlib.new_intArray(values.length);
        try {
            for (int i = 0; i < values.length; i++) {
                lightgbmlib.intArray_setitem(array, i, values[i]);
            }
            set(field, lightgbmlib.int_to_voidp_ptr(array), values.length, lightgbmlibConstants.C_API_DTYPE_INT32);
        } finally {
            lightgbmlib.delete_intArray(array);
        }
    }

    /** Says what raw scores to begin with: those of all rows for the first class, then for the next one. */
    void beginWith(double[] scores) {
        SWIGTYPE_p_double array = lightgbmlib.new_doubleArray(scores.length);
        try {
            for (int i = 0; i < scores.length; i++) {
                lightgbmlib.doubleArray_setitem(array, i, scores[i]);
            }
            set(
                    "init_score",
                    lightgbmlib.double_to_voidp_ptr(array),
                    scores.length,
                    lightgbmlibConstants.C_API_DTYPE_FLOAT64);
        } finally {
            lightgbmlib.delete_doubleArray(array);
        }
    }

    private void set(String field, SWIGTYPE_p_void values, int size, int type) {
        check(lightgbmlib.LGBM_DatasetSetField(handle.pointer(), field, values, size, type));
    }
}
