package com.example.tips;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, started as its users start it. */
class TipServiceIT {

    private static final Path JAR = Path.of("target", "boot-tips-1.0.jar");
    private static final String LIBRARY = "BOOT-INF/lib/spring-context-6.2.12.jar";
    private static final String COMPONENT = "BOOT-INF/classes/com/example/tips/TipHabits.class";
    private static final String TRIP = "{\"fare\": 12.5, \"miles\": 3.1, \"paymentType\": \"Credit Card\"}";

    @TempDir
    private Path home;

    @BeforeEach
    void makeTemporaryDirectory() throws Exception {
        Files.createDirectory(home.resolve("tmp"));
    }

    @Test
    void whatRanOnceIsCachedInTheProcessAfterARestartAndInAChangedJarButForWhatChanged() throws Exception {
        String answer;
        try (BootService service = new BootService(JAR, home)) {
            assertThat(service.get("/jackson").get("version").asText()).startsWith("2.19.");
            assertThat(service.get("/jackson").get("place").asText()).startsWith("jar:nested:");

            JsonNode first = service.post("/runs", "");
            assertThat(outcomes(first)).hasSize(9).allSatisfy((node, outcome) -> assertThat(outcome)
                    .isEqualTo("Executed"));
            assertThat(first.get("habits")).hasToString("{\"rows\":3000,\"unit\":\"trips of one file\"}");
            answer = service.post("/predictions", TRIP).toString();
            assertThat(answer).contains("tip");

            assertThat(executed(service.post("/runs", ""))).containsExactly("pusher");
        }
        assertThat(temporaryFiles()).noneMatch(name -> name.startsWith("penstock") || name.startsWith("sqlite"));

        try (BootService again = new BootService(JAR, home)) {
            assertThat(again.post("/predictions", TRIP)).hasToString(answer);
            assertThat(executed(again.post("/runs", ""))).containsExactly("pusher");
            assertThat(again.output()).noneMatch(line -> line.contains("io.penstock") && line.contains(" WARN "));
        }

        Path changed = new ChangedJar(home.resolve("changed.jar"))
                .nested(LIBRARY, "META-INF/a-note.txt")
                .text(COMPONENT, "trips of one file", "trips of one year")
                .from(JAR);
        try (BootService other = new BootService(changed, home)) {
            JsonNode run = other.post("/runs", "");

            assertThat(executed(run)).containsExactlyInAnyOrder("tip-habits", "pusher");
            assertThat(run.get("habits").get("unit").asText()).isEqualTo("trips of one year");
        }
    }

    private Set<String> temporaryFiles() throws Exception {
        try (var files = Files.list(home.resolve("tmp"))) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    private static Map<String, String> outcomes(JsonNode run) {
        Map<String, String> outcomes = new TreeMap<>();
        run.get("outcomes").fields().forEachRemaining(one -> outcomes.put(one.getKey(), one.getValue().asText()));
        return outcomes;
    }

    private static Set<String> executed(JsonNode run) {
        Map<String, String> outcomes = outcomes(run);
        outcomes.values().removeIf(outcome -> outcome.equals("Cached"));
        assertThat(outcomes.values()).allMatch(outcome -> outcome.equals("Executed"));
        return outcomes.keySet();
    }
}
