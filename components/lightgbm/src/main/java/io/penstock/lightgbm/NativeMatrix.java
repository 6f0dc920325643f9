package io.penstock.lightgbm;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;
import org.jspecify.annotations.Nullable;

/** Rows of doubles outside the heap, as LightGBM reads them. */
final class NativeMatrix implements AutoCloseable {

    private static final int ROW_MAJOR = 1;

    private final SWIGTYPE_p_double values;
    private final int columns;

    NativeMatrix(int rows, int columns) {
        this.values = lightgbmlib.new_doubleArray((long) rows * columns);
        this.columns = columns;
    }

    void set(int row, int column, double value) {
        lightgbmlib.doubleArray_setitem(values, (long) row * columns + column, value);
    }

    /** Makes a data set of the first rows, with the bins of another if one is given. */
    @SuppressWarnings("NullAway") // LightGBM takes null for no reference
    NativeHandle dataset(int rows, String parameters, @Nullable NativeHandle reference) {
        SWIGTYPE_p_void bins = reference == null ? null : reference.pointer();
        return NativeHandle.dataset(out -> lightgbmlib.LGBM_DatasetCreateFromMat(
                pointer(), lightgbmlibConstants.C_API_DTYPE_FLOAT64, rows, columns, ROW_MAJOR, parameters, bins, out));
    }

    /** Adds the first rows to a data set that waits for them. */
    void push(NativeHandle dataset, int rows, int start) {
        NativeLightgbm.check(lightgbmlib.LGBM_DatasetPushRows(
                dataset.pointer(), pointer(), lightgbmlibConstants.C_API_DTYPE_FLOAT64, rows, columns, start));
    }

    private SWIGTYPE_p_void pointer() {
        return lightgbmlib.double_to_voidp_ptr(values);
    }

    @Override
    public void close() {
        lightgbmlib.delete_doubleArray(values);
    }
}
