package io.penstock.lightgbm;

import com.microsoft.ml.lightgbm.lightgbmlib;
import io.penstock.Library;
import io.penstock.errors.ComponentException;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** LightGBM's native library: loading, version, errors. */
final class NativeLightgbm {

    private static final String PROPERTIES = "/META-INF/maven/io.github.metarank/lightgbm4j/pom.properties";

    private static boolean loaded;

    private NativeLightgbm() {}

    /** Loads the library, once in a process. */
    static synchronized void load() {
        try {
            if (!loaded) {
                NativeFiles.load();
                loaded = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LinkageError e) {
            throw new EnvironmentException(
                    "LightGBM's native library cannot be loaded (%s). On Linux install libgomp1."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** Checks what a call returned. */
    static void check(int result) {
        if (result != 0) {
            throw new ComponentException("LightGBM refused: %s. Look at the data and the hyperparameters."
                    .formatted(lightgbmlib.LGBM_GetLastError()));
        }
    }

    /** Returns the version of the Java binding, which brings its native library. */
    static Library library() {
        Properties properties = new Properties();
        try (InputStream in = lightgbmlib.class.getResourceAsStream(PROPERTIES)) {
            properties.load(new StringReader(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Library(LightgbmEstimator.FRAMEWORK, properties.getProperty("version", "unknown"));
    }
}
