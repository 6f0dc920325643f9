package com.example.tips;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.columns.Row;
import io.penstock.model.Prediction;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.RunReport;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The service's face. */
@RestController
class TipController {

    private final TipService tips;

    TipController(TipService tips) {
        this.tips = tips;
    }

    /** What a caller knows of a trip. */
    record Trip(double fare, double miles, String paymentType) {}

    /** What became of each node, by its id, and what the own component found. */
    record Run(long number, Map<String, String> outcomes, TipHabits.Habits habits) {}

    @PostMapping("/runs")
    Run run(@RequestParam(defaultValue = "5") int epochs) throws IOException {
        RunReport report = tips.train(epochs);
        Map<String, String> outcomes = new TreeMap<>();
        for (NodeReport node : report.nodes()) {
            outcomes.put(node.id(), node.outcome().getClass().getSimpleName());
        }
        return new Run(report.run().number(), outcomes, report.output("tip-habits", "habits", TipHabits.Habits.class));
    }

    @PostMapping("/predictions")
    Prediction predict(@RequestBody Trip trip) {
        return tips.predict(
                Row.of("fare", trip.fare(), "trip_miles", trip.miles(), "payment_type", trip.paymentType()));
    }

    /** Says which Jackson the service has, and from where. */
    @GetMapping("/jackson")
    Map<String, String> jackson() {
        ObjectMapper mapper = new ObjectMapper();
        return Map.of(
                "version", mapper.version().toString(),
                "place", mapper.getClass().getProtectionDomain().getCodeSource().getLocation().toString());
    }
}
