package io.penstock.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EndOfProcessTest {

    /** What a process ends with that was asked to end by signal 15; a crash ends with 134 or 139. */
    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path directory;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTrainingStopsBeforeItsProcessEnds() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-DDJL_CACHE_DIR=" + System.getProperty("DJL_CACHE_DIR"),
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                        Endless.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader printed = process.inputReader()) {
            Optional<String> begun = printed.lines().filter("training"::equals).findFirst();
            process.toHandle().destroy(); // which leaves what is printed to be read
            List<String> rest = printed.lines().toList();

            assertThat(begun).contains("training");
            assertThat(rest).contains("stopped").noneMatch(line -> line.contains("fatal error"));
            assertThat(process.waitFor()).isEqualTo(TERMINATED);
        } finally {
            process.destroyForcibly();
        }
    }
}
