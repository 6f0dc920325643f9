package io.penstock.runtime.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Isolation;
import io.penstock.NodeOptions;
import io.penstock.Pipeline;
import io.penstock.Retry;
import io.penstock.artifact.OutputLocation;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.Outcome;
import io.penstock.runtime.RunHandle;
import io.penstock.runtime.RunListener;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.isolation.IsolatedSteps.Breakage;
import io.penstock.runtime.isolation.IsolatedSteps.Breaks;
import io.penstock.runtime.isolation.IsolatedSteps.Careless;
import io.penstock.runtime.isolation.IsolatedSteps.Flaky;
import io.penstock.runtime.isolation.IsolatedSteps.Maker;
import io.penstock.runtime.isolation.IsolatedSteps.Noisy;
import io.penstock.runtime.isolation.IsolatedSteps.Parent;
import io.penstock.runtime.isolation.IsolatedSteps.Reader;
import io.penstock.runtime.isolation.IsolatedSteps.Same;
import io.penstock.runtime.isolation.IsolatedSteps.Settings;
import io.penstock.runtime.isolation.IsolatedSteps.Times;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes in JVMs of their own: they give what they give in the pipeline's, and whatever they break is theirs alone. */
class IsolationTest {

    @TempDir
    private Path directory;

    private Workspace workspace = Workspace.inMemory();

    @AfterEach
    void close() {
        workspace.close();
    }

    private static NodeOptions small(NodeOptions node) {
        return node.isolated(Isolation.heap(32));
    }

    private Path place() {
        return directory.resolve("work space");
    }

    private void reopen(RunListener listener) {
        workspace.close();
        workspace = Workspace.builder(place())
                .grace(Duration.ofMillis(500))
                .listener(listener)
                .open();
    }

    private static Pipeline everything(UnaryOperator<NodeOptions> options) {
        return Pipeline.define("everything", p -> {
            var made = p.add(new Maker(new Settings(List.of(new Times(1.5)), Optional.of("a \u00e9"))), options);
            var read = p.add(
                    new Reader(
                            made.small(),
                            made.large(),
                            made.rows(),
                            List.of(made.drawn(), made.nothing(), made.drawn()),
                            Optional.of(made.nothing())),
                    options);
            p.add(new Same<>(read.large()), options);
        });
    }

    private static Map<String, NodeReport.Output> outputs(RunReport run) {
        return run.nodes().stream()
                .flatMap(node ->
                        node.outputs().stream().map(output -> Map.entry(node.id() + "/" + output.port(), output)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The lines without the moments at their begin. */
    private List<String> log(RunReport run, String node) {
        return workspace.attempts(run.id(), node).get(0).log().stream()
                .map(line -> line.replaceFirst("^\\d{4}-\\S+ ", ""))
                .toList();
    }

    @Test
    void anIsolatedNodeMakesWhatItMakesInThePipelinesJvm() {
        RunReport here = workspace.run(everything(node -> node)).orThrow();
        List<String> logHere = log(here, "maker");
        var metricsHere = workspace.metrics(here.id(), "maker");
        reopen(new RunListener() {});
        RunReport apart = workspace.run(everything(IsolationTest::small)).orThrow();

        assertThat(outputs(apart)).isEqualTo(outputs(here)).hasSize(9);
        assertThat(apart.output("reader", "text", String.class))
                .isEqualTo("Optional[a \u00e9] 100000 1 2 Optional.empty {title=a \u00e9} draft");
        assertThat(workspace.metrics(apart.id(), "maker"))
                .isEqualTo(metricsHere)
                .hasSize(2);
        assertThat(log(apart, "maker")).startsWith("INFO 1 rules", "WARN a doubt");
        assertThat(log(apart, "maker"))
                .filteredOn(line -> !line.startsWith("\tat"))
                .isEqualTo(logHere.stream()
                        .filter(line -> !line.startsWith("\tat"))
                        .toList());
    }

    @Test
    void anIsolatedNodeHasTheKeyOfAnyOther() {
        workspace.run(everything(IsolationTest::small)).orThrow();

        assertThat(workspace.run(everything(node -> node)).orThrow().nodes())
                .allMatch(node -> node.outcome() instanceof Outcome.Cached);
    }

    @Test
    void whateverANodeBreaksIsItsOwn() throws IOException {
        reopen(new RunListener() {});
        Pipeline pipeline = Pipeline.define("breaking", p -> {
            for (Breakage breakage : Breakage.values()) {
                p.add(
                        breakage.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                        new Breaks(breakage),
                        node -> small(node)
                                .timeout(breakage == Breakage.LOOP ? Duration.ofSeconds(1) : Duration.ofMinutes(1)));
            }
            p.add("healthy", new Same<>(p.add(new Careless("fine"), IsolationTest::small)));
        });

        RunReport run = workspace.run(pipeline);

        assertThat(run.node("healthy").outcome()).isInstanceOf(Outcome.Executed.class);
        assertThat(run.abandoned()).isEmpty();
        assertFailed(
                run,
                "heap",
                ComponentException.class,
                "Node 'heap' ran out of memory (Java heap space) in a JVM with a heap of at most 32 MB. Give it more: isolated(Isolation.heap(64)).");
        assertThat(run.node("heap").usage().peakHeapBytes()).isBetween(1L << 20, 32L << 20);
        assertThat(run.node("off-heap").reason())
                .startsWith("Node 'off-heap' ran out of memory (OutOfMemoryError: Cannot reserve");
        assertThat(run.node("native").reason())
                .startsWith("Node 'native' crashed in native code: SIGSEGV (0xb) at pc=")
                .contains(", in V  [libjvm.so");
        assertThat(log(run, "native")).contains("# A fatal error has been detected by the Java Runtime Environment:");
        assertFailed(
                run,
                "exit",
                ComponentException.class,
                "The component of node 'exit' ended its process with exit code 7. Let run return or throw instead.");
        assertFailed(
                run,
                "halt",
                ComponentException.class,
                "The component of node 'halt' ended its process with exit code 200. Let run return or throw instead.");
        assertFailed(
                run,
                "kill",
                ComponentException.class,
                "The JVM of node 'kill' was ended with exit code 137, as by signal 9. The system may be short of memory.");
        assertFailed(run, "stack", ComponentException.class, "StackOverflowError");
        assertFailed(run, "data", DataException.class, "'rows' are bad");
        assertThat(workspace.attempts(run.id(), "data").get(0).stack())
                .contains("Caused by: java.io.IOException: line 3", "IsolatedSteps$Breakage$");
        assertFailed(
                run,
                "forgets",
                ComponentException.class,
                "Output 'string' was neither written nor withheld. Call write or withhold for it.");
        assertThat(run.node("loop").reason())
                .isEqualTo("TimeoutException: 'loop' took longer than its timeout of PT1S");
        assertThat(run.node("loop").usage().cpuNanos()).isPositive();
        assertNothingIsLeft();
    }

    private static void assertFailed(RunReport run, String node, Class<?> type, String reason) {
        assertThat(run.node(node).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.cause()).isInstanceOf(type).hasMessage(reason));
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.walk(place().resolve("staging"))) {
            assertThat(files).hasSize(2);
        }
        try (Stream<Path> files = Files.list(Path.of(""))) {
            assertThat(files).noneMatch(file -> file.toString().matches("(hs_err|replay|core).*"));
        }
    }

    @Test
    void aBrokenAttemptIsTriedAgain() {
        Pipeline pipeline = Pipeline.define(
                "flaky",
                p -> p.add(new Flaky(OutputLocation.of(directory.resolve("flag"))), node -> small(node)
                        .retry(Retry.attempts(2).pausing(Duration.ZERO, 1, Duration.ZERO))));

        RunReport run = workspace.run(pipeline).orThrow();

        assertThat(run.node("flaky").attempt()).isEqualTo(2);
        assertThat(workspace.attempts(run.id(), "flaky").get(0).reason()).isEqualTo("IOException: the line is busy");
    }

    @Test
    void whatAComponentPrintsIsKeptUpToALimitAndDisturbsNothing() {
        RunReport run = workspace
                .run(Pipeline.define("noisy", p -> p.add(new Noisy(10_600), IsolationTest::small)))
                .orThrow();

        assertThat(run.output("noisy", "string", String.class)).isEqualTo("-1 from System.in");
        List<String> log = log(run, "noisy");
        assertThat(log).contains("to System.out", "to System.err", "past everything", "and without an end");
        assertThat(log).hasSizeBetween(10_000, 11_000);
        assertThat(log.get(log.size() - 1)).matches("\\.\\.\\. \\d+ more lines were printed and not kept\\..*");
    }

    @Test
    void aJvmThatDoesNotStartIsTheOperatorsMatter() {
        RunReport run = workspace.run(Pipeline.define(
                "odd",
                p -> p.add(
                        new Breaks(Breakage.EXIT),
                        node -> node.isolated(Isolation.heap(32).with("-XX:+NoSuchOption")))));

        assertThat(run.node("breaks").outcome())
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.cause())
                        .isInstanceOf(EnvironmentException.class)
                        .hasMessageStartingWith(
                                "The JVM for node 'breaks' did not start (exit code 1): Unrecognized VM option 'NoSuchOption'")
                        .hasMessageEndingWith("Its options: -Xmx32m -XX:+NoSuchOption."));
    }

    @Test
    void aCancelledNodeLeavesNoProcess() throws Exception {
        CompletableFuture<List<Long>> processes = new CompletableFuture<>();
        reopen(new RunListener() {
            @Override
            public void nodeProgress(String run, String node, long done, long total, String unit) {
                processes.complete(List.of(done, total));
            }
        });
        RunHandle handle = workspace.start(Pipeline.define("parents", p -> p.add(new Parent(), IsolationTest::small)));
        List<ProcessHandle> running = handles(processes.get(1, TimeUnit.MINUTES));

        handle.cancel();

        RunReport run = handle.report().toCompletableFuture().get(1, TimeUnit.MINUTES);
        assertThat(run.node("parent").outcome()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(run.abandoned()).isEmpty();
        assertGone(running);
    }

    @Test
    void anIsolatedJvmDoesNotOutliveItsParent() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentProcess.class.getName(),
                        place().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = parent.inputReader()) {
            List<ProcessHandle> running = handles(pids(lines));

            parent.destroyForcibly();

            assertGone(running);
        }
    }

    private static List<Long> pids(BufferedReader lines) {
        String line = lines.lines()
                .filter(text -> text.startsWith("pids,"))
                .findFirst()
                .orElseThrow();
        return Stream.of(line.split(",")).skip(1).map(Long::valueOf).toList();
    }

    private static List<ProcessHandle> handles(List<Long> ids) {
        return ids.stream().map(ProcessHandle::of).map(Optional::orElseThrow).toList();
    }

    private static void assertGone(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            process.onExit().get(1, TimeUnit.MINUTES);
            assertThat(process.isAlive()).isFalse();
        }
    }
}
