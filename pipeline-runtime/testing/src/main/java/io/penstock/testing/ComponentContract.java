package io.penstock.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Isolation;
import io.penstock.Node;
import io.penstock.Step;
import io.penstock.artifact.Digest;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.OutputLocation;
import io.penstock.json.CanonicalJson;
import io.penstock.testing.internal.EnvironmentCalls;
import io.penstock.testing.internal.FileReads;
import io.penstock.testing.internal.LeakedThread;
import io.penstock.testing.internal.PropertyReads;
import io.penstock.testing.internal.RecordTree;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link Component} does. Extend it and make the component; each promise is a test of its own.
 *
 * <pre>{@code
 * class RowCounterContractTest extends ComponentContract {
 *     public Component<?> component(TestExecution test) throws IOException {
 *         return new RowCounter(test.input(Examples.class, threeTrips), 1);
 *     }
 * }
 * }</pre>
 *
 * <p><b>What is seen</b> of a component that reads more than it declares: files that it reads by streams and channels; system
 * properties that its own code asks for; environment variables that its own code asks for anywhere that {@code run} reaches; whatever
 * changes its outputs between two runs, with the number of threads, or in a JVM with another locale, time zone, charset and
 * order of hash sets.
 *
 * <p><b>What is not seen</b>: mapped files, attributes and listings of directories, sockets, native code; a clock whose part in the
 * outputs is the same for both runs, such as a date; static fields that no run changes; branches that these inputs do not come to.
 */
public abstract class ComponentContract {

    private static final Isolation FAR_AWAY = Isolation.standard()
            .with(
                    "-Duser.language=tr",
                    "-Duser.country=TR",
                    "-Duser.timezone=Asia/Kathmandu",
                    "-Dfile.encoding=ISO-8859-1",
                    "-XX:TieredStopAtLevel=1"); // it lives shortly

    private static final Duration LONG_RUN = Duration.ofMillis(100);

    /** Creates the test. */
    public ComponentContract() {}

    /**
     * Makes the component on some inputs; called several times, and makes an equal one each time. The more of the component's code
     * these inputs reach, the more is tested; it can only be seen to stop if they keep it busy for more than 100 ms.
     *
     * @param test takes values as inputs; outputs of other components may be inputs too
     */
    public abstract Component<?> component(TestExecution test) throws Exception;

    /** Returns how long the component may take to stop when it is asked to; 2 s unless overridden. */
    public Duration grace() {
        return Duration.ofSeconds(2);
    }

    /** Returns regular expressions of names of threads that outlive the component by design; none unless overridden. */
    public String[] sharedThreads() {
        return new String[0];
    }

    @Test
    final void twoRunsGiveEqualOutputs() throws Exception {
        try (Trial one = new Trial(this, 2);
                Trial other = new Trial(this, 2)) {
            assertThat(other.inputs())
                    .as("component() gives other inputs each time; let it give equal ones")
                    .isEqualTo(one.inputs());
            Map<String, String> first = one.outputs();
            awaitAnotherMoment();
            assertThat(other.outputs())
                    .as(
                            "a second run on equal inputs gives other outputs: take randomness from execution.random(), leave times out of artifacts (execution.log() takes them), keep nothing in static fields")
                    .isEqualTo(first);
        }
    }

    @Test
    final void anyNumberOfThreadsGivesEqualOutputs() throws Exception {
        Map<String, String> ofOne = Trial.steadyOutputs(this, 1);
        try (Trial many = new Trial(this, 7)) {
            assertThat(many.outputs())
                    .as(
                            "seven threads give other outputs than one: let execution.threads() decide who computes, not what; merge in a fixed order")
                    .containsAllEntriesOf(ofOne);
        }
    }

    @Test
    final void anotherJvmGivesEqualOutputs() throws Exception {
        Map<String, String> ofHere = Trial.steadyOutputs(this, 2);
        try (Trial there = new Trial(this, 2)) {
            assertThat(there.outputsIn(FAR_AWAY))
                    .as(
                            "a JVM with %s gives other outputs: name Locale.ROOT, ZoneOffset.UTC and a charset where they count, and sort what comes of hash sets and maps",
                            FAR_AWAY.options())
                    .containsAllEntriesOf(ofHere);
        }
    }

    @Test
    final void everyFieldThatChangesOutputsIsInTheKey() throws Exception {
        try (Trial trial = new Trial(this, 2)) {
            Digest key = trial.key(trial.component());
            List<String> missing = new ArrayList<>();
            for (RecordTree.Variation variation : RecordTree.variations((Record) trial.component())) {
                Component<?> other = (Component<?>) variation.value();
                if (trial.key(other).equals(key) && !trial.outputs(other).equals(outputs())) {
                    missing.add(variation.path());
                }
            }
            assertThat(missing)
                    .as("these fields change the outputs and not the cache key: let them go to JSON as they are")
                    .isEmpty();
        }
    }

    @Test
    final void itReadsOnlyWhatItDeclares() throws Exception {
        try (Trial trial = new Trial(this, 2)) {
            List<Path> declared = declared(trial);
            List<FileReads.Read> reads = new ArrayList<>();
            Set<String> properties = PropertyReads.during(
                    trial.component().getClass(),
                    () -> reads.addAll(FileReads.during(trial.threads().name(), trial::outputs)));
            reads.removeIf(read -> read.path()
                    .map(path -> declared.stream().anyMatch(path::startsWith))
                    .orElse(declaresPlaces(trial)));
            assertThat(reads)
                    .as("it reads files that no field declares: name them by a field ExternalInput")
                    .isEmpty();
            assertThat(properties)
                    .as("it asks for system properties: make a field of each, which the pipeline's definition fills")
                    .isEmpty();
            assertThat(EnvironmentCalls.reachedFrom(trial.component().getClass()))
                    .as(
                            "it asks for environment variables in these methods: make a field of each, which the pipeline's definition fills; a password is a Secret")
                    .isEmpty();
        }
    }

    @Test
    final void anExternalInputCountsByItsContentAlone(@TempDir Path copies) throws Exception {
        Map<String, String> here = Trial.steadyOutputs(this, 2);
        try (Trial trial = new Trial(this, 2)) {
            Component<?> elsewhere =
                    (Component<?>) RecordTree.replaced((Record) trial.component(), input -> copy(input, copies));
            assertThat(trial.key(elsewhere))
                    .as("the key depends on where an ExternalInput is")
                    .isEqualTo(trial.key(trial.component()));
            assertThat(trial.outputs(elsewhere))
                    .as(
                            "copies of its external inputs, with other names and times, give other outputs: leave paths and times out of artifacts")
                    .containsAllEntriesOf(here);
        }
    }

    @Test
    final void itsInputsStayAsTheyAre() throws Exception {
        try (Trial trial = new Trial(this, 2)) {
            Map<String, String> before = trial.inputs();
            trial.outputs();
            assertThat(trial.inputs())
                    .as("it changes its external inputs: write to execution.scratch() or to an output")
                    .isEqualTo(before);
            List<String> damaged = new ArrayList<>();
            for (Node.Input input : trial.execution().node(trial.component()).inputs()) {
                for (Digest digest :
                        trial.execution().digest(input.port()).stream().toList()) {
                    trial.execution().problem(digest).ifPresent(damaged::add);
                }
            }
            assertThat(damaged)
                    .as("it changes files of its inputs, which other nodes read too: copy them to execution.scratch()")
                    .isEmpty();
        }
    }

    @Test
    final void itsConfigurationGoesToJsonAndBack() throws Exception {
        try (Trial trial = new Trial(this, 2)) {
            Component<?> component = trial.component();
            Object again = CanonicalJson.read(CanonicalJson.write(component, Step.class), Step.class, "the component");
            assertThat(again)
                    .as("what its JSON gives is not equal to it: use plain values, enums, records and lists of these")
                    .isEqualTo(component);
        }
    }

    @Test
    final void itStopsWhenItIsAskedTo() throws Exception {
        try (Trial trial = new Trial(this, 2)) {
            Thread thread = trial.start();
            thread.join(LONG_RUN.toMillis());
            thread.interrupt();
            thread.join(grace().toMillis());
            StackTraceElement[] stack = thread.getStackTrace();
            assertThat(thread.isAlive())
                    .as(
                            "it runs on for more than %s after it was interrupted; call execution.checkCancelled() in long loops, and let InterruptedException pass. It was here: %s",
                            grace(), Arrays.toString(stack))
                    .isFalse();
        }
    }

    @Test
    final void itLeavesNoThreadBehind() throws Exception {
        try (Trial trial = new Trial(this, 2)) {
            trial.outputs();
            List<LeakedThread> left = trial.threads().left();
            assertThat(left)
                    .as(
                            "threads that it started are still there: close the executor or join them before run() returns%n%s",
                            LeakedThread.text(left))
                    .isEmpty();
        }
    }

    private Map<String, String> outputs() throws Exception {
        try (Trial trial = new Trial(this, 2)) {
            return trial.outputs();
        }
    }

    private static void awaitAnotherMoment() {
        long moment = System.currentTimeMillis();
        while (System.currentTimeMillis() - moment < 2) {
            Thread.onSpinWait();
        }
    }

    private static boolean declaresPlaces(Trial trial) {
        return !placesIn((Record) trial.component()).isEmpty();
    }

    private static List<Path> placesIn(Record component) {
        Stream<Path> inputs =
                RecordTree.valuesOf(component, ExternalInput.class).stream().map(ExternalInput::path);
        Stream<Path> outputs =
                RecordTree.valuesOf(component, OutputLocation.class).stream().map(OutputLocation::path);
        return Stream.concat(inputs, outputs).toList();
    }

    /** Classes, devices and the kit's own files are no inputs. */
    private static List<Path> declared(Trial trial) throws IOException {
        Stream<Path> classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of);
        Stream<Path> ofTheJvm = Stream.of(Path.of(System.getProperty("java.home")), Path.of("/dev"));
        Stream<Path> own = trial.execution().places().stream();
        return Stream.of(classes, ofTheJvm, own, placesIn((Record) trial.component()).stream())
                .flatMap(paths -> paths)
                .map(path -> path.toAbsolutePath().normalize())
                .toList();
    }

    private static ExternalInput copy(ExternalInput input, Path copies) {
        try {
            Path place = Files.createTempDirectory(copies, "elsewhere")
                    .resolve("copy-of-" + input.path().getFileName());
            copyTree(input.path(), place);
            return ExternalInput.of(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                Path copy = to.resolve(from.relativize(path).toString());
                Files.copy(path, copy);
                Files.setLastModifiedTime(
                        copy, FileTime.from(Instant.EPOCH.plusSeconds(TimeUnit.DAYS.toSeconds(10_000))));
            }
        }
    }
}
