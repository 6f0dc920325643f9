package io.penstock.samples.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.artifact.ExternalInput;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.StatisticsGen;
import io.penstock.data.split.Split;
import io.penstock.data.statistics.StatisticsOptions;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.report.HtmlReport;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a browser draws it. */
@Tag("chromium")
class ReportPictureIT {

    private static final int WIDTH = 1180;
    private static final int HEIGHT = 1600;

    /** As high as all of a short pipeline's report. */
    private static final int LONG = 4000;

    /** The tokens {@code --ground}, {@code --surface} and {@code --ok} in light and dark. */
    private static final List<Integer> LIGHT = List.of(0xF7F8F9, 0xFFFFFF, 0x1A7F4B);

    private static final List<Integer> DARK = List.of(0x11161C, 0x181F27, 0x5FCF92);

    /** {@code --s1} at 42 per cent on {@code --surface}, of correlations between 0.6 and 0.8. */
    private static final int SHADE = 0x98C2D0;

    @TempDir
    static Path directory;

    @BeforeAll
    static void report() {
        try (Workspace workspace = Workspace.open(directory.resolve("workspace"))) {
            TaxiParameters parameters = Runs.parameters(directory.resolve("serving"));
            HtmlReport.write(
                    workspace,
                    workspace.run(TaxiTips.pipeline(parameters)).orThrow(),
                    directory.resolve("report.html"));
        }
    }

    @Test
    void itIsDrawnInLightColours() throws IOException, InterruptedException {
        assertThat(colours(picture("light.png", "--blink-settings=preferredColorScheme=1")))
                .containsAll(LIGHT);
    }

    @Test
    void itIsDrawnInDarkColours() throws IOException, InterruptedException {
        assertThat(colours(picture("dark.png", "--blink-settings=preferredColorScheme=0")))
                .containsAll(DARK)
                .doesNotContain(LIGHT.get(0));
    }

    @Test
    void correlationsAreShaded() throws IOException, InterruptedException {
        StatisticsOptions all = StatisticsOptions.DEFAULT
                .withWeight("trip_miles")
                .withSlices("payment_type")
                .withPairs()
                .withLabel("payment_type");
        Pipeline relations = Pipeline.define("relations", p -> {
            var trips = p.add(new CsvExampleGen(ExternalInput.of(Runs.TRIPS), Split.byHash(2, 1)));
            p.add(new StatisticsGen(trips, all));
        });
        try (Workspace workspace = Workspace.open(directory.resolve("relations"))) {
            HtmlReport.write(workspace, workspace.run(relations).orThrow(), directory.resolve("relations.html"));
        }

        BufferedImage picture =
                picture("relations.html", "relations.png", LONG, "--blink-settings=preferredColorScheme=1");

        assertThat(colours(picture))
                .anySatisfy(colour -> assertThat(distance(colour, SHADE)).isLessThan(3));
    }

    private static int distance(int colour, int other) {
        return IntStream.of(0, 8, 16)
                .map(shift -> Math.abs((colour >> shift & 0xFF) - (other >> shift & 0xFF)))
                .max()
                .orElseThrow();
    }

    private static BufferedImage picture(String name, String colours) throws IOException, InterruptedException {
        return picture("report.html", name, HEIGHT, colours);
    }

    private static BufferedImage picture(String page, String name, int height, String colours)
            throws IOException, InterruptedException {
        Path png = directory.resolve(name);
        Process browser = new ProcessBuilder(
                        "/usr/bin/chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--user-data-dir=" + directory.resolve("profile-" + name),
                        colours,
                        "--window-size=%d,%d".formatted(WIDTH, height),
                        "--screenshot=" + png,
                        directory.resolve(page).toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile())
                .start();
        assertThat(browser.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(png).as(Files.readString(directory.resolve(name + ".log"))).exists();
        return ImageIO.read(png.toFile());
    }

    private static List<Integer> colours(BufferedImage picture) {
        List<Integer> seen = new ArrayList<>();
        assertThat(picture.getWidth()).isEqualTo(WIDTH);
        int[] pixels = picture.getRGB(0, 0, WIDTH, picture.getHeight(), null, 0, WIDTH);
        Arrays.stream(pixels).map(pixel -> pixel & 0xFFFFFF).distinct().forEach(seen::add);
        return seen;
    }
}
