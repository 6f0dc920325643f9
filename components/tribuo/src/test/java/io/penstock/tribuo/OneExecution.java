package io.penstock.tribuo;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.MetricLog;
import io.penstock.Outputs;
import io.penstock.Port;
import io.penstock.Progress;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Runs components one after the other in a directory, with values handed over by port. */
final class OneExecution implements Execution {

    final Map<String, String> properties = new HashMap<>();
    private final Map<Port<?>, Object> values = new HashMap<>();
    private final Map<Port<?>, Path> directories = new HashMap<>();
    private final Path root;

    OneExecution(Path root) {
        this.root = root;
    }

    <O extends Outputs> OneExecution run(Component<O> component, O out) throws IOException, InterruptedException {
        component.run(out, this);
        return this;
    }

    <T> OneExecution give(Port<T> port, T value) {
        values.put(port, value);
        return this;
    }

    Path written(Port<?> port) {
        return Optional.ofNullable(directories.get(port)).orElseThrow();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T read(Port<T> input) {
        return (T) Optional.ofNullable(values.get(input)).orElseThrow();
    }

    @Override
    public <T> Optional<T> read(Optional<Port<T>> input) {
        return input.map(this::read);
    }

    @Override
    public Optional<ArtifactRecord> artifact(Port<?> input) {
        return Optional.empty();
    }

    @Override
    public <T> void write(Port<T> output, T value) {
        give(output, value);
    }

    @Override
    public Path directory(Port<?> output) throws IOException {
        Path directory = Files.createDirectories(root.resolve(output.node()).resolve(output.name()));
        directories.put(output, directory);
        return directory;
    }

    @Override
    public void property(Port<?> output, String key, String value) {
        properties.put(key, value);
    }

    @Override
    public void withhold(Port<?> output, String reason) {
        throw new AssertionError(reason);
    }

    @Override
    public Digest key() {
        return Digest.of(Digest.sha256());
    }

    @Override
    public Progress progress() {
        return (done, total, unit) -> {};
    }

    @Override
    public MetricLog log() {
        return (name, step, value) -> {};
    }

    @Override
    public Path scratch() throws IOException {
        return Files.createTempDirectory(root, "scratch");
    }

    @Override
    public RandomGenerator random() {
        return new Random(7);
    }

    @Override
    public int threads() {
        return 2;
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped");
        }
    }
}
