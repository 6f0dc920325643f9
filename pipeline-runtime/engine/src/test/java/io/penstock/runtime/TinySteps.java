package io.penstock.runtime;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Nothing;
import io.penstock.Outputs;
import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.OutputLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** The smallest steps of each kind. */
final class TinySteps {

    private TinySteps() {}

    record Words(List<String> words) {}

    record Lines(ExternalInput file) implements Component<Port<Words>> {
        @Override
        public void run(Port<Words> out, Execution execution) throws IOException {
            execution.write(out, new Words(Files.readAllLines(file.path())));
            execution.property(out, "lines", "many");
        }
    }

    record Say(String text) implements Component<Port<Words>> {
        @Override
        public void run(Port<Words> out, Execution execution) throws IOException {
            execution.write(out, new Words(List.of(text.split(" "))));
        }
    }

    record Count(Port<Words> words) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, execution.read(words).words().size());
        }
    }

    record Times(Port<Integer> number, int factor) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.log().metric("factor", 1, factor);
            execution.progress().report(1, 1, "numbers");
            execution.write(out, execution.read(number) * factor);
        }
    }

    record Sum(List<Port<Integer>> numbers, Optional<Port<Integer>> more) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            int sum =
                    execution.read(numbers).stream().mapToInt(Integer::intValue).sum();
            execution.write(out, sum + execution.read(more).orElse(0));
        }
    }

    record Gate(Port<Integer> number, int atMost) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            int value = execution.read(number);
            if (value > atMost) {
                execution.withhold(out, value + " is above " + atMost);
            } else {
                execution.write(out, value);
            }
        }
    }

    record Push(Port<Integer> number, OutputLocation place) implements Component<Nothing> {
        @Override
        public void run(Nothing none, Execution execution) throws IOException {
            Files.createDirectories(place.path());
            Files.writeString(
                    place.path().resolve("number"), execution.read(number).toString());
        }

        @Override
        public boolean reachesOutside() {
            return true;
        }
    }

    record Fail(Port<Integer> number, String message) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) {
            throw new IllegalStateException(message);
        }
    }

    record Overflow(Port<Integer> number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, deeper(execution.read(number)));
        }

        private static int deeper(int depth) {
            return depth < 0 ? depth : deeper(depth + 1) + 1;
        }
    }

    /** Writes as many characters as asked, in a file if they are many. */
    record Letters(int count) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, "x".repeat(count));
        }
    }

    record Longer(Port<String> text, int times) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, execution.read(text).repeat(times));
        }
    }

    record Length(Port<String> text) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, execution.read(text).length());
        }
    }

    record Two(Port<Integer> first, Port<Integer> second) implements Outputs {}

    record Forgetful(boolean twice) implements Component<Two> {
        @Override
        public void run(Two out, Execution execution) throws IOException {
            execution.write(out.first(), 1);
            if (twice) {
                execution.write(out.first(), 2);
            }
        }
    }

    record Random(int draws) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(
                    out,
                    execution.random().longs(draws).mapToObj(Long::toString).collect(Collectors.joining(" ")));
        }
    }

    record Scratches() implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            Path file = Files.writeString(execution.scratch().resolve("draft"), "draft");
            execution.write(out, file.toString());
        }
    }

    /** Waits until it is interrupted; says that it runs by counting a latch down. */
    record Endless(int latch) implements Component<Port<Integer>> {

        static final CountDownLatch[] RUNNING = {new CountDownLatch(1), new CountDownLatch(1)};

        @Override
        public void run(Port<Integer> out, Execution execution) throws InterruptedException {
            RUNNING[latch].countDown();
            new CountDownLatch(1).await();
        }

        @Override
        public boolean reachesOutside() {
            return true;
        }
    }
}
