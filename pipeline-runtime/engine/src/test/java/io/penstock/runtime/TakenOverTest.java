package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.errors.DefinitionException;
import io.penstock.runtime.TinySteps.Forgetful;
import io.penstock.runtime.TinySteps.Two;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Outputs of earlier runs that are not what today's pipeline reads. */
class TakenOverTest {

    private final Workspace workspace = Workspace.inMemory();
    private final AtomicReference<Two> two = new AtomicReference<>();

    @AfterEach
    void close() {
        workspace.close();
    }

    record Celsius(double degrees) {}

    record Fahrenheit(double degrees) {}

    record InCelsius(double degrees) implements Component<Port<Celsius>> {
        @Override
        public void run(Port<Celsius> out, Execution execution) throws IOException {
            execution.write(out, new Celsius(degrees));
        }
    }

    record InFahrenheit(double degrees) implements Component<Port<Fahrenheit>> {
        @Override
        public void run(Port<Fahrenheit> out, Execution execution) throws IOException {
            execution.write(out, new Fahrenheit(degrees));
        }
    }

    record Use<T>(Port<T> degrees) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, execution.read(degrees).toString());
        }
    }

    private static Pipeline celsius() {
        return Pipeline.define("weather", p -> p.add("use", new Use<>(p.add("sense", new InCelsius(20)))));
    }

    private static Pipeline fahrenheit(String name) {
        return Pipeline.define(name, p -> p.add("use", new Use<>(p.add("sense", new InFahrenheit(68)))));
    }

    private Pipeline halves() {
        return Pipeline.define("halves", p -> {
            two.set(p.add("halves", new Forgetful(false)));
            p.add("use", new Use<>(two.get().second()));
        });
    }

    @Test
    void aPartDoesNotBeginWithOutputsOfAnotherType() {
        workspace.run(celsius()).orThrow();

        assertThatThrownBy(() -> workspace.run(fahrenheit("weather"), run -> run.from("use")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Node 'sense' gives")
                .hasMessageContaining(Fahrenheit.class.getName())
                .hasMessageContaining(Celsius.class.getName());
        assertThat(workspace.runs(9)).hasSize(1);
    }

    @Test
    void aReplayIsOfTheSamePipelineWithTheSameOutputs() {
        String run = workspace.run(celsius()).orThrow().id();

        assertThatThrownBy(() -> workspace.replay(run, fahrenheit("weather"), replay -> replay.from("use")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Node 'sense' gives")
                .hasMessageContaining("in run '%s' it gave".formatted(run));
        assertThatThrownBy(() -> workspace.replay(run, fahrenheit("climate"), replay -> replay.from("use")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("is one of 'weather', not of 'climate'");
    }

    @Test
    void everyOutputOfANodeThatFailedIsOverriddenOrNone() {
        String run = workspace.run(halves()).id();

        assertThatThrownBy(() -> workspace.replay(
                        run, halves(), replay -> replay.with(two.get().second(), 2)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Node 'halves' gives '{first=java.lang.Integer, second=java.lang.Integer}'")
                .hasMessageContaining("there is '{second=java.lang.Integer}'");

        RunReport replay = workspace
                .replay(run, halves(), options -> options.with(two.get().first(), 1)
                        .with(two.get().second(), 2))
                .orThrow();
        assertThat(replay.output("use", "string", String.class)).isEqualTo("2");
    }
}
