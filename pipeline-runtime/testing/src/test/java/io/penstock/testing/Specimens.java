package io.penstock.testing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import io.penstock.model.Model;
import io.penstock.testing.model.ColumnModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Components that keep every promise but one, each under the contract. Their tests are run by {@link ComponentContractTest}. */
final class Specimens {

    static final Path FILE = file();
    private static final AtomicReference<CountDownLatch> LATCH = new AtomicReference<>(new CountDownLatch(1));
    private static final AtomicInteger CALLS = new AtomicInteger();

    private Specimens() {}

    /** Lets what outlives its test end; what comes later waits for its own release. */
    static void release() {
        LATCH.getAndSet(new CountDownLatch(1)).countDown();
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("specimen", ".txt");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "ein Fluß 水");
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** One number, as text. */
    record Text(String text) {}

    record Options(double scale, List<String> stopWords) {}

    record Good(Port<Text> text, ExternalInput file, Options options, boolean loud)
            implements Component<Port<List<String>>> {
        @Override
        public void run(Port<List<String>> out, Execution execution) throws IOException {
            TreeSet<String> words =
                    new TreeSet<>(List.of(execution.read(text).text().split(" ")));
            words.addAll(List.of(Files.readString(file.path()).split(" ")));
            words.removeAll(options.stopWords());
            words.add(Double.toString(options.scale() * execution.random().nextInt(9)));
            words.add(loud ? "!" : ".");
            execution.write(out, List.copyOf(words));
        }
    }

    static final class GoodContract extends ComponentContract {
        @Override
        public Component<?> component(TestExecution test) throws IOException {
            return new Good(
                    test.input(new Text("a pen stock")),
                    ExternalInput.of(FILE),
                    new Options(0.5, List.of("pen", "none")),
                    true);
        }
    }

    record Counting(int from) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, from + CALLS.incrementAndGet());
        }
    }

    static final class NonDeterministic extends ComponentContract {
        @Override
        public Component<?> component(TestExecution test) {
            return new Counting(1);
        }
    }

    record ReadsAFile(String file) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, Files.readString(Path.of(file)));
        }
    }

    static final class LiesAboutItsFiles extends ComponentContract {
        @Override
        public Component<?> component(TestExecution test) {
            return new ReadsAFile(FILE.toString());
        }
    }

    record ReadsAProperty(String name) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, System.getProperty(name, "none"));
        }
    }

    static final class LiesAboutItsProperties extends ComponentContract {
        @Override
        public Component<?> component(TestExecution test) {
            return new ReadsAProperty("penstock.testing.specimen");
        }
    }

    record AsksTheEnvironment(String name) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, Asked.of(name));
        }
    }

    static final class Asked {

        private Asked() {}

        static String of(String name) {
            return String.valueOf(System.getenv(name));
        }
    }

    static final class LiesAboutItsEnvironment extends ComponentContract {
        @Override
        public Component<?> component(TestExecution test) {
            return new AsksTheEnvironment("PENSTOCK_TESTING_SPECIMEN");
        }
    }

    record Starts(int number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            CountDownLatch latch = LATCH.get();
            Thread thread = new Thread(() -> await(latch), "forgotten-worker");
            thread.setDaemon(true);
            thread.start();
            execution.write(out, number);
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static final class LeaksAThread extends ComponentContract {
        @Override
        public Component<?> component(TestExecution test) {
            return new Starts(1);
        }
    }

    static final class LeaksAThreadThatIsShared extends ComponentContract {
        @Override
        public Component<?> component(TestExecution test) {
            return new Starts(1);
        }

        @Override
        public String[] sharedThreads() {
            return new String[] {"forgotten-.*"};
        }
    }

    /** Works for a fifth of a second; once interrupted, for as long as the test lets it. */
    record Deaf(int number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
            boolean interrupted = false;
            while (interrupted ? LATCH.get().getCount() > 0 : System.nanoTime() < end) {
                interrupted |= Thread.interrupted();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            execution.write(out, number);
        }
    }

    static final class CannotBeCancelled extends ComponentContract {
        @Override
        public Component<?> component(TestExecution test) {
            return new Deaf(1);
        }

        @Override
        public Duration grace() {
            return Duration.ofMillis(200);
        }
    }

    record ByThreads(int number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, number + execution.threads());
        }
    }

    static final class DependsOnThreads extends ComponentContract {
        @Override
        public Component<?> component(TestExecution test) {
            return new ByThreads(1);
        }
    }

    record Formats(double number) implements Component<Port<String>> {
        @Override
        @SuppressWarnings("StringCaseLocaleUsage") // the very mistake
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, "%.2f TIPS".formatted(number).toLowerCase());
        }
    }

    static final class DependsOnTheLocale extends ComponentContract {
        @Override
        public Component<?> component(TestExecution test) {
            return new Formats(0.5);
        }
    }

    record Hides(int shown, @JsonIgnore int hidden) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, shown + hidden);
        }
    }

    static final class HidesAField extends ComponentContract {
        @Override
        public Component<?> component(TestExecution test) {
            return new Hides(1, 0);
        }
    }

    record Names(ExternalInput file) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, file.path().getFileName() + ": " + Files.readString(file.path()));
        }
    }

    static final class DependsOnThePath extends ComponentContract {
        @Override
        public Component<?> component(TestExecution test) {
            return new Names(ExternalInput.of(FILE));
        }
    }

    record Scribbles(Port<Model> model) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            Path file = execution.read(model).directory().resolve("model.json");
            execution.write(out, Files.readString(file).strip());
            Files.writeString(file, " ", StandardOpenOption.APPEND);
        }
    }

    static final class ChangesItsInput extends ComponentContract {
        @Override
        public Component<?> component(TestExecution test) throws IOException {
            Path place = Files.createTempDirectory("specimen");
            return new Scribbles(test.input(ColumnModel.binary("score").write(place.resolve("model"))));
        }
    }
}
