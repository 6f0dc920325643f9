package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Node;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.Step;
import io.penstock.artifact.Digest;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Push;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Sum;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.runtime.cache.CacheKey;
import io.penstock.runtime.cache.CacheKeys;
import io.penstock.runtime.code.CodeFingerprints;
import io.penstock.runtime.code.CodeTables;
import io.penstock.runtime.files.FileDigests;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that go to JSON and back, and workspaces that other processes use. */
class ApartTest {

    @TempDir
    Path directory;

    private static Pipeline pipeline(Path place) {
        return Pipeline.define("apart", p -> {
            var count = p.add(new Count(p.add(new Say("a b c"))));
            var times = p.add(new Times(count, 5));
            var sum = p.add(new Sum(List.of(count, times), Optional.of(count)));
            p.add(new Push(sum, io.penstock.artifact.OutputLocation.of(place)));
        });
    }

    private static CacheKey key(Node node) {
        Map<String, Optional<Digest>> inputs = new HashMap<>();
        node.inputs().forEach(input -> inputs.put(input.field(), Optional.of(Digest.of(input.field()))));
        CodeFingerprints code = new CodeFingerprints(FileDigests.inMemory(), CodeTables.inMemory());
        return new CacheKeys(code, FileDigests.inMemory()).of(node, Set.of(), inputs);
    }

    @Test
    void aStepFromJsonHasTheSameKeyAndTheSamePorts() {
        for (Node node : pipeline(directory).nodes()) {
            String json = CanonicalJson.write(node.step(), Step.class);
            Node again = Node.apart(node.id(), CanonicalJson.read(json, Step.class, node.id()));

            assertThat(again.step()).isInstanceOf(Component.class).hasSameClassAs(node.step());
            assertThat(again.ports()).extracting(Port::toString).isEqualTo(names(node.ports()));
            assertThat(again.inputs().stream().map(Node.Input::port).map(Port::type))
                    .containsExactlyElementsOf(node.inputs().stream()
                            .map(Node.Input::port)
                            .map(Port::type)
                            .toList());
            assertThat(key(again).digest()).isEqualTo(key(node).digest());
        }
    }

    private static List<String> names(List<Port<?>> ports) {
        return ports.stream().map(Port::toString).toList();
    }

    @Test
    void twoProcessesAtOnceRunOnePipelineInOneWorkspace() throws Exception {
        List<Process> processes = List.of(start("first"), start("second"));

        for (Process process : processes) {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue())
                    .as(new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .isZero();
        }
        try (Workspace workspace = Workspace.open(directory.resolve("workspace"))) {
            assertThat(workspace.runs(10))
                    .hasSize(2)
                    .allMatch(run -> run.state().name().equals("SUCCEEDED"));
            assertThat(workspace.run(TwoProcesses.pipeline()).orThrow().nodes())
                    .allMatch(node -> node.outcome() instanceof Outcome.Cached);
        }
    }

    private Process start(String name) throws java.io.IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoProcesses.class.getName(),
                        directory.resolve("workspace").toString(),
                        name)
                .redirectErrorStream(true)
                .start();
    }

    /** Runs a pipeline with a file in each artifact; the other process does the same. */
    static final class TwoProcesses {

        private TwoProcesses() {}

        static Pipeline pipeline() {
            return Pipeline.define("both", p -> {
                for (int i = 0; i < 20; i++) {
                    p.add("letters-" + i, new TinySteps.Letters(100_000 + i));
                }
            });
        }

        public static void main(String[] arguments) {
            try (Workspace workspace = Workspace.open(Path.of(arguments[0]))) {
                workspace.run(pipeline()).orThrow();
            }
        }
    }
}
