package io.penstock.lightgbm;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.penstock.Library;
import io.penstock.errors.ComponentException;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.ToIntFunction;

/** LightGBM's native library: loading, version, errors, handles. */
final class NativeLightgbm {

    private static final String PROPERTIES = "/META-INF/maven/io.github.metarank/lightgbm4j/pom.properties";

    private static boolean loaded;

    private NativeLightgbm() {}

    /** Loads the library, once in a process. */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        try {
            Optional<Platform> platform = Platform.ofThisJvm();
            if (platform.isPresent()) {
                platform.get().load();
            } else {
                LGBMBooster.loadNative();
            }
            loaded = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LinkageError e) {
            throw new EnvironmentException(
                    "LightGBM's native library cannot be loaded (%s). On Linux install libgomp1."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /**
     * Where the files of a platform are whose loaded files may be deleted. The binding itself unpacks them to one and the same place in
     * the system's temporary directory for all processes, and so overwrites what another one is running.
     */
    private record Platform(String place, String ending) {

        static Optional<Platform> ofThisJvm() {
            String system = System.getProperty("os.name", "");
            String processor = System.getProperty("os.arch", "");
            boolean arm = processor.startsWith("aarch64") || processor.startsWith("arm64");
            String architecture = arm ? "aarch64" : "x86_64";
            if (!arm && !processor.startsWith("amd64") && !processor.startsWith("x86_64")) {
                return Optional.empty();
            }
            if (system.startsWith("Linux")) {
                return Optional.of(new Platform("/lightgbm4j/linux/" + architecture + "/", ".so"));
            }
            return system.startsWith("Mac")
                    ? Optional.of(new Platform("/lightgbm4j/osx/" + architecture + "/", ".dylib"))
                    : Optional.empty();
        }

        void load() throws IOException {
            Path directory = Files.createTempDirectory("penstock-lightgbm");
            List<Path> files = new ArrayList<>();
            try {
                for (String name : List.of("lib_lightgbm", "lib_lightgbm_swig")) {
                    files.add(unpack(name + ending, directory));
                    System.load(files.get(files.size() - 1).toString());
                }
            } finally {
                for (Path file : files) {
                    Files.delete(file);
                }
                Files.delete(directory);
            }
        }

        private Path unpack(String name, Path directory) throws IOException {
            Path file = directory.resolve(name).toAbsolutePath();
            try (InputStream in = LGBMBooster.class.getResourceAsStream(place + name)) {
                if (in == null) {
                    throw new UnsatisfiedLinkError("no " + place + name + " in lightgbm4j");
                }
                Files.copy(in, file);
            }
            return file;
        }
    }

    /** Checks what a call returned. */
    static void check(int result) {
        if (result != 0) {
            throw new ComponentException("LightGBM refused: %s. Look at the data and the hyperparameters."
                    .formatted(lightgbmlib.LGBM_GetLastError()));
        }
    }

    /** Returns the handle that a call makes. */
    static SWIGTYPE_p_void handle(ToIntFunction<SWIGTYPE_p_p_void> call) {
        SWIGTYPE_p_p_void out = lightgbmlib.new_voidpp();
        try {
            check(call.applyAsInt(out));
            return lightgbmlib.voidpp_value(out);
        } finally {
            lightgbmlib.delete_voidpp(out);
        }
    }

    /** Returns the version of the Java binding, which brings its native library. */
    static Library library() {
        Properties properties = new Properties();
        try (InputStream in = LGBMBooster.class.getResourceAsStream(PROPERTIES)) {
            properties.load(new StringReader(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Library(LightgbmEstimator.FRAMEWORK, properties.getProperty("version", "unknown"));
    }
}
