package io.penstock.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("libgomp")
class NativeLightgbmTest {

    /** The binding's own way is one file for all processes, which each overwrites while the others run it. */
    @Test
    void theLibraryIsMappedFromAFileOfThisProcessThatIsGone() throws IOException {
        NativeLightgbm.load();

        try (Stream<String> mapped = Files.lines(Path.of("/proc/self/maps"))) {
            assertThat(mapped.filter(line -> line.contains("lib_lightgbm.so")))
                    .as("other tests may have loaded it by the binding, too")
                    .anyMatch(line -> line.contains("/lightgbm-") && line.endsWith("(deleted)"));
        }
    }
}
