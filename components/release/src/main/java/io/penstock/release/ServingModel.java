package io.penstock.release;

import io.penstock.artifact.Digest;
import io.penstock.columns.Batch;
import io.penstock.columns.Row;
import io.penstock.errors.DataException;
import io.penstock.model.Prediction;
import io.penstock.model.Predictions;
import io.penstock.model.Predictor;
import io.penstock.model.Signature;
import io.penstock.release.Version.Pointer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from the model that a serving directory points to, and takes the next one without a restart. Thread-safe; whoever
 * opened it closes it.
 *
 * <pre>{@code
 * try (ServingModel model = ServingModel.watch(Path.of("serving"), Duration.ofSeconds(5))) {
 *     Prediction answer = model.predict(Row.of("trip_miles", 3.2, "payment_type", "Cash"));
 * }
 * }</pre>
 *
 * <p>Predictions under way when a new model arrives end on the old one. A new version that cannot be loaded leaves the old one
 * serving and is told by {@link #failure}.
 */
public final class ServingModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServingModel.class);
    private static final String CLOSED = "This serving model was closed. Open it again to predict.";

    private final ServingDirectory directory;
    private volatile LoadedVersion serving;
    private volatile @Nullable Exception failure;
    private volatile @Nullable Watch watch;
    private boolean closed;

    private ServingModel(ServingDirectory directory, LoadedVersion first) {
        this.directory = directory;
        this.serving = first;
    }

    /**
     * Loads the model that a serving directory points to; later ones are taken when {@link #refresh} is called.
     *
     * @throws DataException if nothing was pushed there yet, or the pushed files were changed
     * @throws io.penstock.errors.EnvironmentException if the model's framework is not on the class path
     */
    public static ServingModel open(Path servingDirectory) throws IOException {
        ServingDirectory directory = new ServingDirectory(servingDirectory);
        Pointer pointer = directory
                .current()
                .orElseThrow(() -> new DataException(
                        "No model was pushed to '%s' yet: it has no file CURRENT.".formatted(servingDirectory)));
        return new ServingModel(directory, load(directory, pointer));
    }

    /** Loads the model, and looks for a new one at an interval, on a daemon thread of its own until it is closed. */
    public static ServingModel watch(Path servingDirectory, Duration interval) throws IOException {
        ServingModel model = open(servingDirectory);
        model.watch = new Watch(model::refreshOrKeep, interval);
        return model;
    }

    /** Predicts one raw row. */
    public Prediction predict(Row raw) {
        return with(predictor -> predictor.predict(raw));
    }

    /** Predicts a batch of raw rows; all of them by the same model. */
    public Predictions predict(Batch raw) {
        return with(predictor -> predictor.predict(raw));
    }

    /** Returns what the serving model takes and gives. */
    public Signature signature() {
        return with(Predictor::signature);
    }

    /** Returns the number of the version that serves. */
    public int version() {
        return serving.pointer().version().number();
    }

    /** Returns the digest of the model that serves. */
    public Digest digest() {
        return serving.pointer().model();
    }

    /**
     * Takes the model that the directory points to now.
     *
     * @return whether it is another one than before
     * @throws DataException if it cannot be loaded; the old one goes on serving
     */
    public synchronized boolean refresh() throws IOException {
        if (closed) {
            throw new IllegalStateException(CLOSED);
        }
        Optional<Pointer> pointer = directory.current();
        if (pointer.isEmpty() || pointer.get().equals(serving.pointer())) {
            failure = null;
            return false;
        }
        LoadedVersion next = load(directory, pointer.get());
        LOG.info(
                "Serving model {} as version {}",
                next.pointer().model().brief(),
                next.pointer().version().number());
        LoadedVersion before = serving;
        serving = next;
        before.release();
        failure = null;
        return true;
    }

    /** Returns why the newest version is not serving, if the last look at it by the watch failed. */
    public Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    /** Ends the watch and frees the model. Predictions under way end; later ones are refused. Closing twice is closing once. */
    @Override
    public void close() {
        Watch running = watch;
        if (running != null) {
            running.close();
        }
        end();
    }

    private synchronized void end() {
        if (!closed) {
            closed = true;
            serving.release();
        }
    }

    private void refreshOrKeep() {
        try {
            refresh();
        } catch (IOException | RuntimeException e) { // whatever a damaged model throws, the old one goes on serving
            if (failure == null) {
                LOG.warn("A new version cannot be loaded, version {} goes on serving", version(), e);
            }
            failure = e;
        }
    }

    private <T> T with(Function<Predictor, T> use) {
        LoadedVersion version = acquire();
        try {
            return use.apply(version.predictor());
        } finally {
            version.release();
        }
    }

    private LoadedVersion acquire() {
        LoadedVersion version = serving;
        while (!version.acquire()) {
            LoadedVersion now = serving;
            if (now == version) {
                throw new IllegalStateException(CLOSED);
            }
            version = now;
        }
        return version;
    }

    private static LoadedVersion load(ServingDirectory directory, Pointer pointer) throws IOException {
        return new LoadedVersion(pointer, directory.open(pointer).load());
    }
}
