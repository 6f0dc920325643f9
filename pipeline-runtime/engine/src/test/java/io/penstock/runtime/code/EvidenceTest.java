package io.penstock.runtime.code;

import static io.penstock.runtime.code.CompiledSteps.TOOL;
import static io.penstock.runtime.code.CompiledSteps.loader;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes a fingerprint, and again as the next process does, over class files that are the same or changed. */
class EvidenceTest {

    @TempDir
    Path directory;

    private CompiledSteps steps;

    @BeforeEach
    void prepare() {
        steps = new CompiledSteps(directory);
    }

    /** Takes the fingerprint as a new process does that keeps its tables in a directory. */
    private CodeFingerprint inNextProcess(Path... classes) throws Exception {
        try (URLClassLoader loader = loader(classes)) {
            CodeTables tables = CodeTables.in(directory.resolve("code"));
            return CompiledSteps.of(tables, loader, "user.Step", "user.Upper");
        }
    }

    /** Returns a fingerprint that was found without a walk, once the class files are old enough to be told by their times. */
    private CodeFingerprint found(Path classes) throws Exception {
        CodeFingerprint fingerprint = inNextProcess(classes);
        while (!fingerprint.parts().isEmpty()) {
            fingerprint = inNextProcess(classes);
        }
        return fingerprint;
    }

    @Test
    void theNextProcessFindsAFingerprintWithoutAWalk() throws Exception {
        Path classes = steps.compile(CompiledSteps.sources());
        CodeFingerprint walked = inNextProcess(classes);

        CodeFingerprint found = found(classes);

        assertThat(found.digest()).isEqualTo(walked.digest());
        assertThat(CodeTables.in(directory.resolve("code")).parts(found.digest()))
                .contains(walked.parts());
    }

    @Test
    void theNextProcessKnowsTheExitsWithoutAWalk() throws Exception {
        Path classes = steps.compile(CompiledSteps.changed(TOOL, "return n + 1;", "System.exit(n); return n;"));
        CodeFingerprint walked = inNextProcess(classes);

        CodeFingerprint found = found(classes);

        assertThat(walked.exits()).containsExactly("Step.run > Tool.key > Tool.deeper > System.exit");
        assertThat(found.exits()).isEqualTo(walked.exits());
    }

    @Test
    void aClassThatStandsBeforeAnotherOfItsNameMakesTheNextProcessWalk() throws Exception {
        Path classes = steps.compile(CompiledSteps.sources());
        CodeFingerprint before = found(classes);
        String[] changed = CompiledSteps.changed(TOOL, "n + 1", "n + 2");
        Path others = steps.compile(changed);
        Path front = directory.resolve("front");
        Files.createDirectories(front.resolve("user"));
        Files.copy(others.resolve("user/Tool.class"), front.resolve("user/Tool.class"));

        assertThat(inNextProcess(front, classes).digest()).isNotEqualTo(before.digest());
    }

    @Test
    void aJarThatStandsBeforeAnotherMakesTheNextProcessWalk() throws Exception {
        Path jar = steps.jar("user.jar", steps.compile(CompiledSteps.sources()));
        CodeFingerprint before = found(jar);
        String[] changed = CompiledSteps.changed(TOOL, "n + 1", "n + 2");
        Path others = steps.compile(changed);
        Path front = directory.resolve("front-of-jar");
        Files.createDirectories(front.resolve("user"));
        Files.copy(others.resolve("user/Tool.class"), front.resolve("user/Tool.class"));

        assertThat(inNextProcess(steps.jar("front.jar", front), jar).digest()).isNotEqualTo(before.digest());
        assertThat(inNextProcess(front, jar).digest()).isNotEqualTo(before.digest());
    }

    @Test
    void aClassFileThatChangedMakesTheNextProcessWalk() throws Exception {
        Path classes = steps.compile(CompiledSteps.sources());
        CodeFingerprint before = found(classes);
        String[] changed = CompiledSteps.changed(TOOL, "n + 1", "n + 2");
        Path others = steps.compile(changed);
        Files.copy(
                others.resolve("user/Tool.class"),
                classes.resolve("user/Tool.class"),
                StandardCopyOption.REPLACE_EXISTING);

        CodeFingerprint after = inNextProcess(classes);

        assertThat(after.digest()).isNotEqualTo(before.digest());
        assertThat(after.parts()).isNotEmpty();
    }

    @Test
    void aClassFileThatChangedIsSeenByTheNextLoaderOfTheSameProcess() throws Exception {
        Path classes = steps.compile(CompiledSteps.sources());
        CodeFingerprint before = found(classes);
        CodeTables tables = CodeTables.in(directory.resolve("code"));
        assertThat(inNextLoader(tables, classes)).isEqualTo(before);
        Path others = steps.compile(CompiledSteps.changed(TOOL, "n + 1", "n + 2"));
        Files.copy(
                others.resolve("user/Tool.class"),
                classes.resolve("user/Tool.class"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(inNextLoader(tables, classes).digest()).isNotEqualTo(before.digest());
    }

    private static CodeFingerprint inNextLoader(CodeTables tables, Path classes) throws Exception {
        try (URLClassLoader loader = loader(classes)) {
            return CompiledSteps.of(tables, loader, "user.Step", "user.Upper");
        }
    }
}
