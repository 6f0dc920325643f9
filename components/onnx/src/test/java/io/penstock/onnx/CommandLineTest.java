package io.penstock.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.EnvironmentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CommandLineTest {

    @Test
    void oneThatTakesOnnxRuntimeDownIsRefused() {
        assertThatThrownBy(() -> new CommandLine(4_015).check())
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("'4015' bytes")
                .hasMessageContaining("CLASSPATH");
        assertThatCode(() -> new CommandLine(3_900).check()).doesNotThrowAnyException();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thatOfThisProcessBeginsWithJava() {
        assertThat(CommandLine.ofThisProcess().bytes()).isGreaterThan("java".length());
    }
}
