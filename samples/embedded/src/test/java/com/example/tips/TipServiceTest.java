package com.example.tips;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TipServiceTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path home;

    private TipService service;

    @BeforeEach
    void start() throws IOException {
        service = new TipService(home, Path.of("data", "trips.csv"), 0);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void beforeTheFirstModelItSaysSo() throws Exception {
        assertThat(get("/health").body()).isEqualTo("{\"version\":0}");
        assertThat(post("/predict", "{\"fare\": 12.5}").statusCode()).isEqualTo(503);
    }

    @Test
    void itTrainsAnswersAndTakesANewModelWithoutARestart() throws Exception {
        train(3);
        double card = probability("Credit Card");
        assertThat(get("/health").body()).isEqualTo("{\"version\":1}");
        assertThat(card).isGreaterThan(0.3);
        assertThat(probability("Cash")).isLessThan(0.1);

        train(6);

        assertThat(get("/health").body()).isEqualTo("{\"version\":2}");
        assertThat(probability("Credit Card")).isNotEqualTo(card).isGreaterThan(0.3);
    }

    @Test
    void aBadRequestIsAnsweredWithItsReason() throws Exception {
        HttpResponse<String> answer = post("/predict", "{\"fair\": 12.5}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("fair");
    }

    private void train(int epochs) throws Exception {
        service.train(epochs).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private double probability(String paymentType) throws Exception {
        String body = post("/predict", "{\"fare\": 12.5, \"miles\": 3.1, \"paymentType\": \"" + paymentType + "\"}")
                .body();
        String probabilities = body.substring(body.indexOf("probabilities") + 16);
        return Double.parseDouble(probabilities.substring(probabilities.indexOf(',') + 1, probabilities.indexOf(']')));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + service.port() + path);
    }
}
