package io.penstock.samples.taxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxiConsoleIT {

    @TempDir
    Path home;

    @Test
    void aPersonSeesNodesMetricsGatesAndHowToAsk() throws IOException {
        String said = run();
        String again = run();

        assertThat(said)
                .contains("[12/12]", "csv-example-gen", "executed", "AUC", "worst slices", "gates: PASS")
                .contains("AUC, payment_type = Credit Card:", "at least 0.6000", "(pushed)", "java \"@")
                .contains("Report: " + home.resolve("report.html").toAbsolutePath());
        assertThat(again).contains("cached", "(already there)");
        assertThat(home.resolve("report.html")).content().contains("<h2>Release gates</h2>");
    }

    @Test
    void theLineThatAsksTheModelIsAnArgumentFileOfJava() throws IOException {
        run();

        assertThat(Files.readAllLines(home.resolve("ask")))
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("-cp \""))
                .satisfies(lines -> assertThat(lines.get(1)).isEqualTo(AskTaxi.class.getName()));
        assertThat(ask("payment_type=Cash", "fare=12.5"))
                .startsWith("Model ")
                .contains("small tip, with a probability of");
        assertThatThrownBy(() -> ask("fare=much"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'fare=much' is not a number.");
    }

    private String run() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            assertThat(TaxiTips.run(Runs.parameters(home.resolve("serving")), home, out))
                    .isTrue();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String ask(String... trip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            AskTaxi.ask(home.resolve("serving"), List.of(trip), out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
