package io.penstock.xgboost;

import io.penstock.Library;
import io.penstock.errors.ComponentException;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost's native library: loading, version, errors. */
final class NativeXgboost {

    private NativeXgboost() {}

    /** Something that XGBoost does. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws XGBoostError, IOException;
    }

    /** Something that XGBoost does without a result. */
    @FunctionalInterface
    interface Action {
        void run() throws XGBoostError, IOException;
    }

    /** Calls XGBoost; what it refuses is thrown as our own exception. */
    static <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (XGBoostError e) {
            throw new ComponentException(
                    "XGBoost refused: '%s'. Look at the data and the hyperparameters.".formatted(firstLine(e)), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LinkageError e) {
            throw new EnvironmentException(
                    "XGBoost's native library cannot be loaded (%s). On Linux install libgomp1."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** XGBoost's messages go on with the stack of its own calls. */
    private static String firstLine(XGBoostError error) {
        String message = String.valueOf(error.getMessage()).strip();
        return message.lines().findFirst().orElse(message);
    }

    /** Calls XGBoost for something without a result. */
    static void run(Action action) {
        call(() -> {
            action.run();
            return true;
        });
    }

    /** Returns the version of the Java binding, which brings its native library. */
    static Library library() {
        try (InputStream in = XGBoost.class.getResourceAsStream("/xgboost4j-version.properties")) {
            String line = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Library(
                    XgboostEstimator.FRAMEWORK,
                    line.substring(line.indexOf('=') + 1).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
