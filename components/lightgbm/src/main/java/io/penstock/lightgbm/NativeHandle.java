package io.penstock.lightgbm;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/** A handle of LightGBM. */
final class NativeHandle implements NativeScope.Freed {

    private static final AtomicInteger OPEN = new AtomicInteger();

    private final SWIGTYPE_p_void pointer;
    private final ToIntFunction<SWIGTYPE_p_void> free;
    private boolean closed;

    private NativeHandle(SWIGTYPE_p_void pointer, ToIntFunction<SWIGTYPE_p_void> free) {
        this.pointer = pointer;
        this.free = free;
        OPEN.incrementAndGet();
    }

    /** Makes a data set. */
    static NativeHandle dataset(ToIntFunction<SWIGTYPE_p_p_void> call) {
        return new NativeHandle(made(call), lightgbmlib::LGBM_DatasetFree);
    }

    /** Makes a booster. */
    static NativeHandle booster(ToIntFunction<SWIGTYPE_p_p_void> call) {
        return new NativeHandle(made(call), lightgbmlib::LGBM_BoosterFree);
    }

    private static SWIGTYPE_p_void made(ToIntFunction<SWIGTYPE_p_p_void> call) {
        SWIGTYPE_p_p_void out = lightgbmlib.new_voidpp();
        try {
            NativeLightgbm.check(call.applyAsInt(out));
            return lightgbmlib.voidpp_value(out);
        } finally {
            lightgbmlib.delete_voidpp(out);
        }
    }

    /** Returns how many handles of this process are not freed. */
    static int open() {
        return OPEN.get();
    }

    SWIGTYPE_p_void pointer() {
        return pointer;
    }

    /** Does nothing the second time: the library would free what is no longer its own. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            OPEN.decrementAndGet();
            NativeLightgbm.check(free.applyAsInt(pointer));
        }
    }
}
