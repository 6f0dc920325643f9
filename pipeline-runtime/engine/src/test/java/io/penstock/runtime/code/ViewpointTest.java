package io.penstock.runtime.code;

import static io.penstock.runtime.code.CompiledSteps.RULE;
import static io.penstock.runtime.code.CompiledSteps.SETTINGS;
import static io.penstock.runtime.code.CompiledSteps.STEP;
import static io.penstock.runtime.code.CompiledSteps.TOOL;
import static io.penstock.runtime.code.CompiledSteps.UPPER;
import static io.penstock.runtime.code.CompiledSteps.loader;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.runtime.files.FileDigests;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step and its configuration come from different class loaders. */
class ViewpointTest {

    @TempDir
    Path directory;

    private CompiledSteps steps;

    @BeforeEach
    void prepare() {
        steps = new CompiledSteps(directory);
    }

    private static CodeFingerprint of(ClassLoader step, ClassLoader value) throws Exception {
        return new CodeFingerprints(FileDigests.inMemory(), CodeTables.inMemory())
                .of(step.loadClass("user.Step"), List.of(value.loadClass("user.Upper")));
    }

    private static CodeFingerprint below(ClassLoader above, Path classes) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, above)) {
            return of(above, loader);
        }
    }

    @Test
    void theCodeOfAValueBelowTheStepCounts() throws Exception {
        Path library = steps.compile(STEP, RULE, TOOL, SETTINGS);
        Path one = steps.compile(new String[] {UPPER}, List.of(library));
        Path two = steps.compile(new String[] {UPPER.replace("repeat(times)", "repeat(times + 1)")}, List.of(library));
        try (URLClassLoader above = loader(library)) {
            CodeFingerprint before = below(above, one);
            CodeFingerprint after = below(above, two);

            String method = "user.Upper.apply(Ljava/lang/String;)Ljava/lang/String;";
            assertThat(before.gaps()).isEmpty();
            assertThat(before.parts()).containsKeys(method, "user.Tool.key(Ljava/lang/String;)Ljava/lang/String;");
            assertThat(after.parts().get(method)).isNotEqualTo(before.parts().get(method));
        }
    }

    @Test
    void aValueThatNoLoaderSeesTogetherWithTheStepIsAGap() throws Exception {
        Path classes = steps.compile(CompiledSteps.sources());
        try (URLClassLoader one = loader(classes);
                URLClassLoader other = loader(classes)) {
            assertThat(of(one, other).gaps())
                    .containsExactly("Class 'user.Upper' is not visible to the class loader of the step.");
        }
    }
}
