package io.penstock.testing;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Nothing;
import io.penstock.Outputs;
import io.penstock.Port;
import io.penstock.artifact.OutputLocation;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The smallest steps of each kind. */
public final class SmallSteps {

    private SmallSteps() {}

    /** Some words. */
    public record Words(List<String> words) {}

    /** Says words. */
    public record Say(String text) implements Component<Port<Words>> {
        @Override
        public void run(Port<Words> out, Execution execution) throws IOException {
            execution.write(out, new Words(List.of(text.split(" "))));
        }
    }

    /** Counts words. */
    public record Count(Port<Words> words) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, execution.read(words).words().size());
        }
    }

    /** Lets a number pass if it is small. */
    public record AtMost(Port<Integer> number, int limit) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            int value = execution.read(number);
            if (value > limit) {
                execution.withhold(out, value + " is above " + limit);
            } else {
                execution.write(out, value);
            }
        }
    }

    /** Two numbers. */
    public record Two(Port<Integer> half, Port<Integer> rest) implements Outputs {}

    /** Halves a number. */
    public record Halve(Port<Integer> number) implements Component<Two> {
        @Override
        public void run(Two out, Execution execution) throws IOException {
            int value = execution.read(number);
            execution.write(out.half(), value / 2);
            execution.write(out.rest(), value % 2);
        }
    }

    /** Writes a number to a place outside. */
    public record Push(Port<Integer> number, OutputLocation place) implements Component<Nothing> {
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

    /** Fails a number of times in all, by something that can pass. */
    public record Flaky(int failures) implements Component<Port<Integer>> {

        static final AtomicInteger CALLS = new AtomicInteger();

        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            int call = CALLS.incrementAndGet();
            if (call <= failures) {
                throw new EnvironmentException("line " + call + " is busy");
            }
            execution.write(out, call);
        }
    }

    /** Waits until it is interrupted. */
    public record Endless(int number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }
}
