package com.example.words;

import static io.penstock.testing.PenstockAssertions.assertThat;
import static io.penstock.testing.PipelineTest.Storage.TEMPORARY;

import com.example.words.WordCounter.Counts;
import com.example.words.WordCounter.Lines;
import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.Retry;
import io.penstock.errors.EnvironmentException;
import io.penstock.testing.PipelineTest;
import io.penstock.testing.crash.PipelineSource;
import io.penstock.testing.workspace.Ports;
import io.penstock.testing.workspace.TestRun;
import io.penstock.testing.workspace.TestWorkspace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@PipelineTest
class WordPipelineTest {

    /** Asks a service that is down. */
    record Download(String address) implements Component<Port<Lines>> {
        @Override
        public void run(Port<Lines> out, Execution execution) {
            throw new EnvironmentException("'%s' does not answer".formatted(address));
        }
    }

    /** Says the same each time. */
    record Quote(String text) implements Component<Port<Lines>> {
        @Override
        public void run(Port<Lines> out, Execution execution) throws IOException {
            execution.write(out, new Lines(List.of(text)));
        }
    }

    /** Fields of a record go to JSON and back, so that another process can make the pipeline too. */
    record Quoted(String text) implements PipelineSource {
        @Override
        public Pipeline pipeline() {
            return Pipeline.define("quoted", p -> p.add(new WordCounter(p.add(new Quote(text)), 1)));
        }
    }

    private final Pipeline downloaded = Pipeline.define("downloaded", p -> {
        Port<Lines> lines = p.add(
                new Download("words.example.com"),
                node -> node.retry(Retry.attempts(3)
                        .pausing(Duration.ofHours(1), 2, Duration.ofDays(1))
                        .jitter(0)));
        p.add(new WordCounter(lines, 1));
    });

    private final Port<Lines> lines = Ports.of(downloaded).find("download", Lines.class);
    private final Port<Counts> counts = Ports.of(downloaded).find("word-counter", Counts.class);

    @Test
    void aStubStandsInForTheService(TestWorkspace workspace) {
        TestRun run = workspace.stub(lines, new Lines(List.of("a a"))).run(downloaded);

        assertThat(run).succeeded().stubbed("download").executed("word-counter").producedFrom(counts, lines);
        assertThat(run.output(counts).counts()).containsEntry("a", 2);
    }

    @Test
    void theServiceIsAskedThreeTimesWithinThreeHours(TestWorkspace workspace) {
        TestRun run = workspace.run(downloaded);

        assertThat(run)
                .failed("download")
                .failedWith("download", EnvironmentException.class, "'words.example.com' does not answer")
                .attempts("download", 3)
                .skipped("word-counter");
        assertThat(workspace.time().elapsed()).isEqualTo(Duration.ofHours(3));
    }

    @PipelineTest(storage = TEMPORARY)
    void whatIsDurableSurvivesACrash(TestWorkspace workspace) throws Exception {
        workspace.killAfter("quote", new Quoted("a rose is a rose"));

        TestRun run = workspace.run(new Quoted("a rose is a rose").pipeline());

        assertThat(run).cached("quote").executed("word-counter");
    }
}
