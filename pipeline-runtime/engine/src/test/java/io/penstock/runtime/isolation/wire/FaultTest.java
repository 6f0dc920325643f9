package io.penstock.runtime.isolation.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Throwables;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.errors.EnvironmentException;
import io.penstock.errors.PenstockException;
import io.penstock.errors.Transience;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {

    /** Tells a fault over the line. */
    private static Fault told(Throwable thrown) {
        return ((Message.Failed) Message.parse(
                        new Message.Failed(Fault.of(thrown)).line().strip()))
                .fault();
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new DataException("bad", new IOException("line 3")),
                new DefinitionException("wrong"),
                new EnvironmentException("full"),
                new ComponentException("broken", new IOException("busy")),
                new IOException("busy"),
                new FileNotFoundException("gone"),
                new UncheckedIOException(new IOException("busy")),
                new IllegalStateException("wrong"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatWasThrownElsewhereCanPassIfItCouldThere(Throwable thrown) {
        assertThat(Transience.canPass(told(thrown).exception(Set.of()))).isEqualTo(Transience.canPass(thrown));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatPenstockThrewKeepsItsKindAndItsMessage(Throwable thrown) {
        PenstockException again = told(thrown).exception(Set.of());

        assertThat(again)
                .isInstanceOf(thrown instanceof PenstockException ? thrown.getClass() : ComponentException.class)
                .message()
                .endsWith(thrown.getMessage() == null ? "StackOverflowError" : thrown.getMessage());
    }

    @Test
    void aClassThatIsNamedCanPass() {
        Fault fault = told(new IllegalStateException("wrong"));

        assertThat(Transience.canPass(fault.exception(Set.of(RuntimeException.class.getName()))))
                .isTrue();
        assertThat(Transience.canPass(fault.exception(Set.of(IOException.class.getName()))))
                .isFalse();
    }

    @Test
    void theStackIsThatOfTheOriginal() {
        IllegalStateException thrown = new IllegalStateException("outer", new IOException("inner"));

        String[] lines = Throwables.getStackTraceAsString(told(thrown).exception(Set.of()))
                .split("Caused by: ", -1);

        assertThat(lines[1])
                .startsWith("java.lang.IllegalStateException: outer\n\tat "
                        + getClass().getName());
        assertThat(lines[2]).startsWith("java.io.IOException: inner\n\t");
    }

    @Test
    void aTypeComesBackWithItsArguments() throws NoSuchMethodException {
        var type = getClass().getDeclaredMethod("failures").getGenericReturnType();

        assertThat(TypeName.of(type).type()).isEqualTo(type);
        assertThat(TypeName.of(int[].class).type()).isEqualTo(int[].class);
    }
}
