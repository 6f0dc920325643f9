package io.penstock.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.model.Model;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM whose class path has no native library of PyTorch, and that has unpacked none before. */
class ServingWithoutPyTorchTest {

    @TempDir
    Path directory;

    @Test
    void aWideAndDeepModelAnswersTheSame() throws Exception {
        MadeRows row = MadeRows.of(EstimatorContract.BINARY, 1, 2);
        Model model =
                Training.fit(DjlEstimator.wideAndDeep(1), MadeRows.of(EstimatorContract.BINARY, 50, 1), directory);

        assertThat(elsewhere(model)).isEqualTo(List.of(Arrays.toString(Training.scores(model, row))));
    }

    @Test
    void aModelThatNeedsPyTorchSaysWhatIsMissing() throws Exception {
        Model model = Training.fit(
                DjlEstimator.network(new UserNetworkContractTest.OneLayer(4), 1),
                MadeRows.of(EstimatorContract.BINARY, 50, 1),
                directory);

        assertThat(String.join("\n", elsewhere(model)))
                .contains("PyTorch does not start")
                .contains("Add 'ai.djl.pytorch:pytorch-native-cpu:2.7.1'");
    }

    private static List<String> elsewhere(Model model) throws IOException {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String without = Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.contains("pytorch-native"))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        without,
                        "-DDJL_CACHE_DIR=" + model.directory().resolve("nothing"),
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                        Elsewhere.class.getName(),
                        model.directory().toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
