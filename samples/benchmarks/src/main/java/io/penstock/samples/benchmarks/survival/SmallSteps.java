package io.penstock.samples.benchmarks.survival;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Nothing;
import io.penstock.Port;
import io.penstock.artifact.Digest;
import io.penstock.artifact.OutputLocation;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** Steps that take some milliseconds each. */
final class SmallSteps {

    private SmallSteps() {}

    /** Works for a few milliseconds to a result that depends on its seed alone. */
    static long work(long seed, int rounds) {
        SplittableRandom random = new SplittableRandom(seed);
        long sum = 0;
        for (int i = 0; i < rounds * 100_000; i++) {
            sum = sum * 31 + random.nextLong();
        }
        return sum;
    }

    /** Begins a graph. */
    record Seed(int salt, int rounds) implements Component<Port<Long>> {
        @Override
        public void run(Port<Long> out, Execution execution) throws IOException {
            execution.write(out, work(salt, rounds));
        }
    }

    /** Writes more than is kept with the metadata. */
    record Text(Port<Long> seed, int numbers) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            StringBuilder text = new StringBuilder();
            new SplittableRandom(execution.read(seed)).longs(numbers).forEach(number -> text.append(number)
                    .append('\n'));
            execution.write(out, text.toString());
        }
    }

    /** Reads it again. */
    record Fold(Port<String> text, int rounds) implements Component<Port<Long>> {
        @Override
        public void run(Port<Long> out, Execution execution) throws IOException {
            execution.write(out, work(execution.read(text).hashCode(), rounds));
        }
    }

    /** Breaks the first time that a process runs it on its inputs. */
    record Flaky(Port<Long> number, int rounds) implements Component<Port<Long>> {

        private static final Set<Digest> TRIED = ConcurrentHashMap.newKeySet();

        @Override
        public void run(Port<Long> out, Execution execution) throws IOException {
            long result = work(execution.read(number), rounds);
            if (TRIED.add(execution.key())) {
                throw new IOException("the line is busy");
            }
            execution.write(out, result);
        }
    }

    /** Gives the elements of a fan-out. */
    record Elements(Port<Long> number, int count) implements Component<Port<List<Long>>> {
        @Override
        public void run(Port<List<Long>> out, Execution execution) throws IOException {
            long first = execution.read(number);
            execution.write(out, LongStream.range(first, first + count).boxed().toList());
        }
    }

    /** Works on one of them. */
    record Element(Port<Long> number, int rounds) implements Component<Port<Long>> {
        @Override
        public void run(Port<Long> out, Execution execution) throws IOException {
            execution.write(out, work(execution.read(number), rounds));
        }
    }

    /** Puts branches together. */
    record Sum(Port<List<Long>> elements, List<Port<Long>> others) implements Component<Port<Long>> {
        @Override
        public void run(Port<Long> out, Execution execution) throws IOException {
            long sum =
                    execution.read(elements).stream().mapToLong(Long::longValue).sum();
            execution.write(
                    out,
                    sum
                            + execution.read(others).stream()
                                    .mapToLong(Long::longValue)
                                    .sum());
        }
    }

    /** Publishes a text under the name of a number; the same again changes nothing. */
    record Push(Port<Long> name, Port<String> text, OutputLocation place) implements Component<Nothing> {
        @Override
        public void run(Nothing none, Execution execution) throws IOException {
            new PushPlace(place.path()).push(Long.toHexString(execution.read(name)), execution.read(text));
        }

        @Override
        public boolean reachesOutside() {
            return true;
        }
    }
}
