package com.example.tips;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.penstock.columns.Row;
import io.penstock.errors.PenstockException;
import io.penstock.json.CanonicalJson;
import io.penstock.release.ServingModel;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An ordinary service that trains its own model in the background and answers from the newest one.
 *
 * <pre>
 * GET  /health   the version that serves, 0 before the first
 * POST /train    ?epochs=N starts a run, answers at once
 * POST /predict  {"fare": 12.5, "miles": 3.1, "paymentType": "Credit Card"}
 * </pre>
 */
final class TipService implements AutoCloseable {

    private static final int BODY_LIMIT = 1 << 16;

    private final Path trips;
    private final Path serving;
    private final Workspace workspace;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicReference<ServingModel> model = new AtomicReference<>();

    TipService(Path home, Path trips, int port) throws IOException {
        this.trips = trips;
        this.serving = home.resolve("serving");
        this.workspace = Workspace.open(home.resolve("workspace"));
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.createContext("/health", exchange -> answer(exchange, this::health));
        http.createContext("/train", exchange -> answer(exchange, () -> startTraining(exchange)));
        http.createContext("/predict", exchange -> answer(exchange, () -> predict(exchange)));
        http.setExecutor(threads);
        http.start();
    }

    public static void main(String... arguments) throws IOException {
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true"); // else a kept-alive request waits 40 ms on JDK 17
        }
        TipService service = new TipService(Path.of(".tips"), Path.of("data", "trips.csv"), 8080);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close));
        service.train(10);
        System.out.println("http://localhost:" + service.port());
    }

    int port() {
        return http.getAddress().getPort();
    }

    /** Runs the pipeline in the background; when it ends, the model that it pushed serves. */
    CompletionStage<RunReport> train(int epochs) {
        var pipeline = TipPipeline.of(new TipPipeline.Parameters(epochs, trips, serving));
        return workspace.start(pipeline).report().thenApply(report -> {
            report.orThrow();
            takeNewest();
            return report;
        });
    }

    private synchronized void takeNewest() {
        try {
            ServingModel current = model.get();
            if (current == null) {
                model.set(ServingModel.open(serving));
            } else {
                current.refresh();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object health() {
        ServingModel current = model.get();
        return Map.of("version", current == null ? 0 : current.version());
    }

    private Object startTraining(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        int epochs = query == null ? 10 : Integer.parseInt(query.replace("epochs=", ""));
        train(epochs);
        return Map.of("started", epochs);
    }

    private Object predict(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readNBytes(BODY_LIMIT), StandardCharsets.UTF_8);
        Row row = CanonicalJson.read(body, Trip.class, "the request").row();
        ServingModel current = model.get();
        if (current == null) {
            throw new IllegalStateException("No model yet, the first one is being trained.");
        }
        return current.predict(row);
    }

    private interface Answer {
        Object get() throws IOException;
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        try {
            respond(exchange, 200, answer.get());
        } catch (IllegalStateException e) {
            respond(exchange, 503, Map.of("error", String.valueOf(e.getMessage())));
        } catch (PenstockException | IllegalArgumentException e) {
            respond(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
        } finally {
            exchange.close();
        }
    }

    private static void respond(HttpExchange exchange, int status, Object value) throws IOException {
        byte[] body = CanonicalJson.write(value).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdown();
        workspace.close();
        ServingModel current = model.getAndSet(null);
        if (current != null) {
            current.close();
        }
    }
}
