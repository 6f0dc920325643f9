package com.example.tips;

import io.penstock.columns.Row;
import io.penstock.model.Prediction;
import io.penstock.release.ServingModel;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Trains in the workspace, and serves the newest model that was pushed. */
@Service
class TipService implements AutoCloseable {

    private final Workspace workspace;
    private final Path trips;
    private final Path serving;
    private final AtomicReference<ServingModel> model = new AtomicReference<>();

    TipService(Workspace workspace, @Value("${tips.home}") String home, @Value("${tips.trips}") String trips)
            throws IOException {
        this.workspace = workspace;
        this.trips = Path.of(trips);
        this.serving = Path.of(home, "serving");
        if (Files.exists(serving)) {
            takeNewest();
        }
    }

    RunReport train(int epochs) throws IOException {
        RunReport report = workspace
                .run(TipPipeline.of(new TipPipeline.Parameters(epochs, trips, serving)))
                .orThrow();
        takeNewest();
        return report;
    }

    Prediction predict(Row trip) {
        ServingModel current = model.get();
        if (current == null) {
            throw new IllegalStateException("No model yet. POST /runs trains one.");
        }
        return current.predict(trip);
    }

    private synchronized void takeNewest() throws IOException {
        ServingModel current = model.get();
        if (current == null) {
            model.set(ServingModel.open(serving));
        } else {
            current.refresh();
        }
    }

    @Override
    public void close() {
        ServingModel current = model.getAndSet(null);
        if (current != null) {
            current.close();
        }
    }
}
