package io.penstock.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    record Seed(int number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, number);
        }
    }

    record Even(Port<Integer> number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            if (execution.read(number) % 2 == 1) {
                execution.withhold(out, "the number is odd");
            } else {
                execution.write(out, execution.read(number));
            }
        }
    }

    record Half(Port<Integer> number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, execution.read(number) / 2);
        }
    }

    @Test
    void aRunIsReportedFromWhatTheWorkspaceRemembers(@TempDir Path directory) throws IOException {
        try (Workspace workspace = Workspace.inMemory()) {
            Path file = directory.resolve("reports").resolve("run.html");

            HtmlReport.write(workspace, workspace.run(halving(8)), file);

            assertThat(Files.readString(file))
                    .contains("Pipeline graph: 3 nodes, 3 executed, 0 from the cache, 0 otherwise")
                    .contains("</th><td>Integer</td>", "id=\"node-half\"", "succeeded</span>");
        }
    }

    @Test
    void whatWasWithheldAndSkippedHasItsReason() throws IOException {
        try (Workspace workspace = Workspace.inMemory()) {
            assertThat(HtmlReport.of(workspace, workspace.run(halving(7))))
                    .contains("withheld: the number is odd", "tag skip\">skipped<");
        }
    }

    @Test
    void whatTheCacheSavedIsCounted() throws IOException {
        try (Workspace workspace = Workspace.inMemory()) {
            workspace.run(halving(8)).orThrow();

            assertThat(HtmlReport.of(workspace, workspace.run(halving(8))))
                    .contains("by 3 cached nodes", "0 executed, 3 from the cache");
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        try (Workspace workspace = Workspace.inMemory()) {
            RunReport run = workspace.run(halving(8));

            assertThatThrownBy(() -> HtmlReport.write(workspace, run, file.resolve("run.html")))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContainingAll("cannot be written to", "run.html'");
        }
    }

    /** Who has the old page open or linked keeps it: the new one is written beside it, so that a full disk leaves the old one. */
    @Test
    void aPageIsReplacedOnlyByAWholeOne(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("run.html"), "the old page");
        Path link = Files.createLink(directory.resolve("link.html"), file);
        try (Workspace workspace = Workspace.inMemory()) {
            HtmlReport.write(workspace, workspace.run(halving(8)), file);
        }

        assertThat(file).content().contains("Pipeline graph");
        assertThat(link).hasContent("the old page");
        assertThat(directory).isDirectoryNotContaining(one -> one.toString().endsWith(".part"));
    }

    private static Pipeline halving(int number) {
        return Pipeline.define("halving", p -> {
            Port<Integer> seed = p.add(new Seed(number));
            p.add(new Half(p.add(new Even(seed))));
        });
    }
}
