package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.artifact.OutputLocation;
import io.penstock.runtime.TinySteps.Letters;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.store.ChildProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that want the same key at the same time, of which one is killed or paused. */
class ProcessFlightTest {

    private static final String MARK = "> ";

    @TempDir
    Path directory;

    /** Says that it computes, and waits for a line, unless the file {@code free} says that it need not. */
    record Watched(Port<String> letters, OutputLocation place) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            if (!Files.exists(place.path().resolve("free"))) {
                Watcher.say("computing");
                System.in.read();
            }
            execution.write(out, execution.read(letters).length());
        }
    }

    /** Runs the pipeline on one thread and says how each node ends. */
    static final class Watcher implements RunListener {

        private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

        private Watcher() {}

        /** What is logged stands between. */
        static void say(String line) {
            OUT.println(MARK + line);
        }

        /** Takes the workspace, the directory of the component, and a word of its own. */
        public static void main(String[] arguments) {
            try (Workspace workspace = Workspace.builder(Path.of(arguments[0]))
                    .threads(1)
                    .listener(new Watcher())
                    .open()) {
                workspace.run(watched(Path.of(arguments[1]), arguments[2])).orThrow();
            }
        }

        @Override
        public void nodeFinished(String run, NodeReport node) {
            say(node.id() + " " + node.outcome());
        }
    }

    private static Pipeline watched(Path place, String word) {
        return Pipeline.define("watched", p -> {
            var letters = p.add(new Letters(100_000));
            var watched = p.add(new Watched(letters, OutputLocation.of(place)));
            p.add(new Times(watched, 2));
            p.add("last", new Behind(letters, p.add(new Say(word))));
        });
    }

    /** Becomes ready after the watched node, and so runs when that one waits. */
    record Behind(Port<String> letters, Port<TinySteps.Words> words) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, execution.read(words).words().size());
        }
    }

    private Path workspace() {
        return directory.resolve("workspace");
    }

    private ChildProcess start(String word) throws IOException {
        return new ChildProcess(Watcher.class, workspace().toString(), directory.toString(), word);
    }

    private ChildProcess computing() throws IOException {
        ChildProcess process = start("first");
        skipTo(process, "computing");
        return process;
    }

    private ChildProcess waiting() throws IOException {
        ChildProcess process = start("second");
        skipTo(process, "last executed");
        return process;
    }

    /** Returns the next thing that a process says; empty when it has ended. */
    private static Optional<String> next(ChildProcess process) throws IOException {
        Optional<String> line = process.line();
        while (line.isPresent() && !line.get().startsWith(MARK)) {
            line = process.line();
        }
        return line.map(said -> said.substring(MARK.length()));
    }

    private static void skipTo(ChildProcess process, String what) throws IOException {
        while (!next(process).orElseThrow().equals(what)) {}
    }

    @Test
    void twoProcessesComputeAKeyOnce() throws IOException {
        try (ChildProcess first = computing();
                ChildProcess second = waiting()) {
            first.say("go on");

            skipTo(first, "watched executed");
            skipTo(second, "watched cached");
        }
    }

    @Test
    void whenTheProcessThatComputesIsKilledTheOneThatWaitsComputes() throws IOException {
        try (ChildProcess first = computing();
                ChildProcess second = waiting()) {
            first.kill();

            assertThat(next(second)).contains("computing");
            second.say("go on");
            assertThat(next(second)).contains("watched executed");
            assertThat(next(second)).contains("times executed");
            assertThat(next(second)).isEmpty();
        }
    }

    @Test
    void aPausedProcessKeepsWhatItComputes() throws IOException {
        try (ChildProcess first = computing();
                ChildProcess second = waiting()) {
            first.signal("STOP");
            first.say("go on, when you are awake");
            try (Workspace third = Workspace.open(workspace())) {
                assertThat(third.metadata().openRuns()).hasSize(2);
            }

            first.signal("CONT");

            skipTo(first, "watched executed");
            skipTo(second, "watched cached");
        }
    }

    @Test
    void aRunThatWasKilledIsTakenUpAgainAndKeepsWhatWasAcknowledged() throws IOException {
        try (ChildProcess first = computing()) {
            first.kill();
        }
        Files.createFile(directory.resolve("free"));
        try (Workspace workspace = Workspace.open(workspace())) {
            RunRecord broken = workspace.runs(1).get(0);
            assertThat(broken.state()).isEqualTo(RunRecord.State.INTERRUPTED);

            RunReport run =
                    workspace.retry(broken.id(), watched(directory, "first")).orThrow();

            assertThat(run.id()).isEqualTo(broken.id());
            assertThat(run.node("letters").attempt()).isEqualTo(1);
            assertThat(run.node("watched").attempt()).isEqualTo(2);
            assertThat(run.output("times", "integer", Integer.class)).isEqualTo(200_000);
            assertThat(workspace.attempts(run.id(), "letters")).hasSize(1);
            assertThat(workspace.attempts(run.id(), "watched"))
                    .extracting(AttemptReport::outcome)
                    .containsExactly(Optional.empty(), Optional.of(Event.Outcome.EXECUTED));
        }
    }
}
