package io.penstock.runtime.explain;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Library;
import io.penstock.Nothing;
import io.penstock.Port;
import io.penstock.Resolver;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Catalog;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Steps whose keys have all kinds of parts. */
final class ExplainedSteps {

    private ExplainedSteps() {}

    record Lines(ExternalInput file) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, Files.readString(file.path()).strip());
        }
    }

    record Same(int number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, number);
        }
    }

    record Many(List<Integer> numbers) implements Component<Port<List<Integer>>> {
        @Override
        public void run(Port<List<Integer>> out, Execution execution) throws IOException {
            execution.write(out, numbers);
        }
    }

    record Options(int epochs, List<Double> rates) {}

    record Train(Port<String> text, Options options, Secret password) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, execution.read(text).length() * options.epochs());
        }
    }

    record Check(Port<Integer> number, int atMost) implements Component<Port<Integer>> {
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

    record Show(Optional<Port<Integer>> number) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(
                    out, execution.read(number).map(value -> "is " + value).orElse("none"));
        }
    }

    record Push(Port<Integer> number) implements Component<Nothing> {
        @Override
        public void run(Nothing none, Execution execution) throws IOException {
            execution.read(number);
        }

        @Override
        public boolean reachesOutside() {
            return true;
        }
    }

    record Linked(String version) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, version);
        }

        @Override
        public List<Library> libraries() {
            return List.of(new Library("tribuo", version), new Library("arrow", "12"));
        }
    }

    record Broken(Port<Integer> number) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) {
            throw new IllegalStateException("no luck");
        }
    }

    record Latest(String pipeline) implements Resolver<Integer> {
        @Override
        public Optional<ArtifactRecord> resolve(Catalog catalog, Function<Port<?>, Optional<ArtifactRecord>> inputs) {
            return catalog.producedBy(pipeline, Integer.class).stream().findFirst();
        }

        @Override
        public String whenAbsent() {
            return "no number of '%s' yet".formatted(pipeline);
        }
    }
}
