package io.penstock.testing;

import io.penstock.Outputs;
import io.penstock.Port;
import io.penstock.runtime.execution.LoneRun;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.observe.MetricFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a component did in a {@link TestExecution}. An output is named by the function that takes it from all outputs: {@code
 * Trainer.Outputs::model}.
 *
 * @param <O> the component's outputs
 */
public final class Result<O extends Outputs> {

    private final O outputs;
    private final NodeEnd end;
    private final LoneRun run;
    private final MetricFiles metrics;
    private final Reported reported;

    Result(O outputs, NodeEnd end, LoneRun run, MetricFiles metrics, Reported reported) {
        this.outputs = outputs;
        this.end = end;
        this.run = run;
        this.metrics = metrics;
        this.reported = reported;
    }

    /** Returns the component's output ports, which can be inputs of the next component. */
    public O outputs() {
        return outputs;
    }

    /**
     * Returns what was written to an output, read back from its files.
     *
     * @throws io.penstock.errors.ComponentException if it was withheld
     */
    @SuppressWarnings("unchecked") // what is behind a Port<T> was written through a Port<T>
    public <T> T output(Function<O, Port<T>> which) throws IOException {
        return (T) run.read(which.apply(outputs));
    }

    /** Returns the reason for which an output was withheld, if it was. */
    public Optional<String> withheld(Function<O, ? extends Port<?>> which) {
        OutputRecord output = record(which.apply(outputs));
        return output.digest().isPresent() ? Optional.empty() : Optional.of(output.withheld());
    }

    /** Returns the properties of an output's artifact. */
    public Map<String, String> properties(Function<O, ? extends Port<?>> which) {
        return record(which.apply(outputs)).properties();
    }

    /** Returns the measurements that the component took, in order. */
    public List<MetricFiles.Point> metrics() throws IOException {
        return metrics.points(end.event().id());
    }

    /** Returns what the component told of its progress, each as {@code done/total unit}. */
    public List<String> progress() {
        return reported.of(end.event().id());
    }

    private OutputRecord record(Port<?> port) {
        return end.outputs().stream()
                .filter(output -> output.port().equals(port.name()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'%s' is not an output of this component.".formatted(port)));
    }
}
