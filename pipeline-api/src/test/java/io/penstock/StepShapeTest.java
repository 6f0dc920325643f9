package io.penstock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.StepShape.Arity;
import io.penstock.StepShape.Slot;
import io.penstock.errors.DefinitionException;
import io.penstock.flow.Gate;
import io.penstock.flow.LatestArtifact;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a class says of a step. */
class StepShapeTest {

    record Two(Port<String> text, Port<List<Integer>> numbers) implements Outputs {}

    record Joined(Port<String> first, List<Port<String>> rest, Optional<Port<Integer>> limit, String separator)
            implements Component<Two> {
        @Override
        public void run(Two out, Execution execution) {}
    }

    static final class NoRecord implements Component<Nothing> {
        @Override
        public void run(Nothing none, Execution execution) {}
    }

    @SuppressWarnings("unchecked") // a class literal has no type arguments
    private static StepShape shape(Class<?> step) {
        return StepShape.of((Class<? extends Step<?>>) step);
    }

    @Test
    void fieldsThatArePortsAreInputsAndTheOthersConfiguration() {
        StepShape shape = shape(Joined.class);

        assertThat(shape.inputs())
                .containsExactly(
                        new Slot("first", String.class, Arity.ONE),
                        new Slot("rest", String.class, Arity.SEVERAL),
                        new Slot("limit", Integer.class, Arity.OPTIONAL));
        assertThat(shape.configuration()).extracting(RecordComponent::getName).containsExactly("separator");
    }

    @Test
    void outputsAreThoseThatANodeWouldHave() {
        assertThat(shape(Joined.class).outputs().toString())
                .contains("text", "java.lang.String", "numbers", "java.util.List<java.lang.Integer>");
        assertThat(shape(Joined.class).outputs()).extracting(Slot::name).containsExactly("text", "numbers");
    }

    @Test
    void aTypeThatIsKnownLaterStandsByItsName() {
        StepShape gate = shape(Gate.class);

        assertThat(gate.inputs()).extracting(slot -> slot.type().getTypeName()).containsExactly("T", "C");
        assertThat(gate.outputs()).extracting(slot -> slot.type().getTypeName()).containsExactly("T");
        assertThat(shape(LatestArtifact.class).inputs()).isEmpty();
    }

    @Test
    void whatIsNoRecordIsRefused() {
        assertThatThrownBy(() -> shape(NoRecord.class))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("NoRecord is not a record");
    }
}
