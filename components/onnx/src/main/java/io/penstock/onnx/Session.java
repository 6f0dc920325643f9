package io.penstock.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A model's file in ONNX Runtime. Thread-safe; each call uses the thread that makes it and no other. */
final class Session implements AutoCloseable {

    private final Path file;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private Session(Path file, OrtEnvironment environment, OrtSession session) {
        this.file = file;
        this.environment = environment;
        this.session = session;
    }

    /** A call of ONNX Runtime. */
    interface Call<T> {
        T make() throws OrtException;
    }

    static Session open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DataException("There is no file '%s' to read a model from. Check the path.".formatted(file));
        }
        CommandLine.ofThisProcess().check();
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            return new Session(file, environment, environment.createSession(file.toString(), options));
        } catch (OrtException e) {
            throw new DataException(
                    "'%s' is no model that ONNX Runtime %s can read: %s"
                            .formatted(file, environment.getVersion(), firstLine(e)),
                    e);
        }
    }

    OrtEnvironment environment() {
        return environment;
    }

    Map<String, NodeInfo> inputs() {
        return call(session::getInputInfo);
    }

    Map<String, NodeInfo> outputs() {
        return call(session::getOutputInfo);
    }

    OrtSession.Result run(Map<String, OnnxTensor> inputs, Set<String> outputs) {
        return call(() -> session.run(inputs, outputs));
    }

    /** Lets the model write its outputs into tensors that are there. */
    void run(Map<String, OnnxTensor> inputs, Map<String, OnnxValue> into) {
        call(() -> {
            session.run(inputs, Set.of(), into).close();
            return into;
        });
    }

    <T> T call(Call<T> call) {
        try {
            return call.make();
        } catch (OrtException e) {
            throw new ComponentException(
                    "The model '%s' failed in ONNX Runtime: %s".formatted(file.getFileName(), firstLine(e)), e);
        }
    }

    private static String firstLine(OrtException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        call(() -> {
            session.close();
            return file;
        });
    }
}
