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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps, and values of their configuration, of several class loaders. */
class LoadersTest {

    @TempDir
    Path directory;

    private CompiledSteps steps;

    @BeforeEach
    void prepare() {
        steps = new CompiledSteps(directory);
    }

    private static CodeFingerprint inNextLoader(CodeTables tables, Path classes) throws Exception {
        try (URLClassLoader loader = loader(classes)) {
            return CompiledSteps.of(tables, loader, "user.Step", "user.Upper");
        }
    }

    private static CodeFingerprint below(ClassLoader above, Path classes) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, above)) {
            return new CodeFingerprints(FileDigests.inMemory(), CodeTables.inMemory())
                    .of(above.loadClass("user.Step"), List.of(loader.loadClass("user.Upper")));
        }
    }

    @Test
    void aClassFileThatChangedIsSeenByTheNextLoaderOfTheSameProcess() throws Exception {
        Path classes = steps.compile(CompiledSteps.sources());
        CodeTables tables = CodeTables.in(directory.resolve("code"));
        CodeFingerprint before = inNextLoader(tables, classes);
        Path others = steps.compile(CompiledSteps.changed(TOOL, "n + 1", "n + 2"));
        Files.copy(
                others.resolve("user/Tool.class"),
                classes.resolve("user/Tool.class"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(inNextLoader(tables, classes).digest()).isNotEqualTo(before.digest());
    }

    @Test
    void aValueOfALoaderBelowThatOfTheStepIsSeen() throws Exception {
        Path above = steps.compile(STEP, RULE, TOOL, SETTINGS);
        Path one = steps.compile(new String[] {UPPER}, List.of(above));
        Path two = steps.compile(new String[] {UPPER.replace("repeat(times)", "repeat(times + 1)")}, List.of(above));
        try (URLClassLoader loader = loader(above)) {
            CodeFingerprint before = below(loader, one);
            CodeFingerprint after = below(loader, two);

            assertThat(before.gaps()).isEmpty();
            assertThat(after.parts().keySet())
                    .filteredOn(part ->
                            !after.parts().get(part).equals(before.parts().get(part)))
                    .containsExactly("user.Upper.apply(Ljava/lang/String;)Ljava/lang/String;");
        }
    }

    @Test
    void aValueThatNoLoaderSeesTogetherWithTheStepIsAGap() throws Exception {
        Path classes = steps.compile(STEP, RULE, UPPER, TOOL, SETTINGS);
        try (URLClassLoader one = loader(classes);
                URLClassLoader other = loader(classes)) {
            CodeFingerprint fingerprint = new CodeFingerprints(FileDigests.inMemory(), CodeTables.inMemory())
                    .of(one.loadClass("user.Step"), List.of(other.loadClass("user.Upper")));

            assertThat(fingerprint.gaps())
                    .containsExactly("Class 'user.Upper' is not visible to the class loader of the step.");
        }
    }
}
