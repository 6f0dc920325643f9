package io.penstock.configuration;

import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.OutputLocation;
import io.penstock.artifact.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Parameter records of all shapes. */
final class Parameters {

    private Parameters() {}

    enum Loss {
        LOGISTIC,
        SQUARED,
        HINGE
    }

    /** Checks a range, and has a default for one component. */
    record Trainer(int epochs, double rate) {
        Trainer {
            if (epochs < 1) {
                throw new IllegalArgumentException("epochs must be at least 1.");
            }
        }

        Trainer(int epochs) {
            this(epochs, 0.1);
        }
    }

    /** Everything has a default. */
    record Tips(Trainer trainer, Loss loss, ExternalInput trips, Duration patience, List<Integer> layers) {
        Tips() {
            this(
                    new Trainer(20, 0.5),
                    Loss.LOGISTIC,
                    ExternalInput.of(Path.of("trips.csv")),
                    Duration.ofMinutes(5),
                    List.of(64, 32));
        }
    }

    record Factory(int rows, String city) {
        static Factory defaults() {
            return new Factory(10, "Chicago");
        }
    }

    /** Two ways to leave something out. */
    record Window(int from, int to, int width) {
        Window(int from, int to) {
            this(from, to, to - from);
        }

        Window(int width) {
            this(0, width, width);
        }
    }

    sealed interface Shape permits Circle, Box, Group, Stroke {}

    record Circle(double radius) implements Shape {}

    record Box(int width, int height) implements Shape {}

    record Group(List<Shape> shapes) implements Shape {}

    enum Stroke implements Shape {
        POINT,
        LINE
    }

    record Drawing(Shape shape) {}

    record DefaultDrawing(Shape shape) {
        DefaultDrawing() {
            this(new Box(3, 4));
        }
    }

    interface Plug {}

    record Foreign(int volts) implements Plug {}

    record Stranger(int volts) {}

    record Socket(Plug plug) {}

    record Everything(
            boolean flag,
            byte small,
            short shorter,
            int number,
            long large,
            float narrow,
            double wide,
            char letter,
            String text,
            BigDecimal exact,
            Loss loss,
            Path path,
            URI uri,
            Duration duration,
            Instant instant,
            LocalDate date,
            Trainer trainer,
            List<Double> rates,
            Set<String> names,
            Map<String, Integer> weights,
            Map<Loss, Trainer> byLoss,
            Optional<String> comment,
            OptionalInt limit,
            ExternalInput input,
            OutputLocation output,
            Secret password,
            Shape shape) {}

    record Country(String country) {}

    record Count(int count) {}

    record Ratio(double ratio) {}

    record Switch(boolean on) {}

    record Login(String user, Secret password) {}

    record Words(List<String> words) {}

    record Numbers(List<List<List<Integer>>> numbers) {}

    record Unreadable(Thread thread, Runnable numbers, int fine) {}

    record Even(int n) {
        Even {
            if (n % 2 != 0) {
                throw new IllegalStateException("An even number, please.");
            }
        }
    }

    record Outer(Even even) {}
}
