package io.penstock.djl.internal.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import io.penstock.errors.ComponentException;
import io.penstock.errors.EnvironmentException;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The native library. It starts at the first use, which unpacks it if no process of this user did so before; training and
 * models that need it share it.
 */
public final class PyTorch {

    /** The version of the library. */
    public static final String VERSION = "2.7.1";

    /** The version of DJL. */
    public static final String DJL_VERSION = "0.35.1";

    private static final String NAME = "PyTorch";

    /**
     * What DJL is told unless the host has told it otherwise: no download and no report home, and one thread for one operation,
     * without which small networks take many times longer and sums depend on the machine.
     */
    private static final Map<String, String> DEFAULTS = Map.of(
            "ai.djl.offline", "true",
            "OPT_OUT_TRACKING", "true",
            "ai.djl.pytorch.num_threads", "1",
            "ai.djl.pytorch.num_interop_threads", "1",
            "ai.djl.pytorch.graph_optimizer", "false");

    private PyTorch() {}

    /** Returns the engine, started. */
    public static Engine engine() {
        return Started.ENGINE.orThrow();
    }

    /**
     * Computes something in the library.
     *
     * @param failed what has happened if the library refuses
     * @throws ComponentException if it does
     */
    public static <T> T call(String failed, Supplier<T> work) {
        try {
            return work.get();
        } catch (EngineException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new ComponentException(
                    "%s in PyTorch %s: %s Look at the sizes of its layers, and at which numbers of rows they take."
                            .formatted(failed, VERSION, why.endsWith(".") ? why : why + "."),
                    e);
        }
    }

    /** Does something in the library, as {@link #call(String, Supplier)}. */
    public static void call(String failed, Runnable work) {
        call(failed, () -> {
            work.run();
            return failed;
        });
    }

    /**
     * Returns a device.
     *
     * @param name {@code cpu}, {@code gpu} or {@code gpu1}
     * @throws EnvironmentException if the machine or the library has none of that name
     */
    public static Device device(String name) {
        if (name.equals(Device.Type.CPU)) {
            return Device.cpu();
        }
        String index = name.substring(Device.Type.GPU.length());
        int wanted = index.isEmpty() ? 0 : Integer.parseInt(index);
        int gpus = engine().getGpuCount();
        if (wanted >= gpus) {
            throw new EnvironmentException(
                    "Device '%s' is not there: PyTorch sees %d GPUs. Use 'cpu', or a native library for CUDA."
                            .formatted(name, gpus));
        }
        return Device.gpu(wanted);
    }

    private record Start(Engine engine, RuntimeException failure) {

        @SuppressWarnings("NullAway") // one of the two is there
        static Start now() {
            DEFAULTS.forEach((name, value) -> {
                if (System.getProperty(name) == null) {
                    System.setProperty(name, value);
                }
            });
            try {
                return new Start(Engine.getEngine(NAME), null);
            } catch (EngineException | IllegalArgumentException e) { // no library, or no engine at all
                return new Start(null, e);
            }
        }

        Engine orThrow() {
            if (failure != null) {
                throw new EnvironmentException(
                        "PyTorch does not start: %s. Add 'ai.djl.pytorch:pytorch-native-cpu:%s' with the classifier of this platform to the runtime class path, and let DJL_CACHE_DIR name a directory with 500 MB to write to."
                                .formatted(failure.getMessage(), VERSION),
                        failure);
            }
            return engine;
        }
    }

    /** Starts the engine when it is first asked for. */
    private static final class Started {
        static final Start ENGINE = Start.now();
    }
}
