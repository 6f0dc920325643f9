package io.penstock.samples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The steps of the guide, as written and in the order of the pages: each block of bash is run by a shell in one directory, which has a
 * link to the checkout's samples and modules, and the script on its PATH once the guide has put it there. A block that is a whole file
 * is written before, and a block of text behind one of bash is what that says. A block below a comment {@code not run: REASON} is left out.
 */
class GuideIT {

    private static final List<String> PAGES = List.of(
            "command-line.md",
            "try-your-data.md",
            "keep-a-workspace.md",
            "write-a-component.md",
            "test-a-component.md");

    private static final Path CHECKOUT = Shell.TAXI.resolve("../..").normalize();

    @TempDir
    static Path home;

    @BeforeAll
    static void lay() throws IOException {
        for (String linked : List.of("pipeline-runtime", "samples")) {
            Files.createSymbolicLink(home.resolve(linked), CHECKOUT.resolve(linked));
        }
        buildTemplate();
    }

    /** What Maven would leave, in steps that are left out here and that samples/embedded-check takes. */
    private static void buildTemplate() throws IOException {
        Path template = CHECKOUT.resolve("samples/component-template/src/main");
        Path target = Files.createDirectories(home.resolve("words/target"));
        List<String> compiling = new ArrayList<>(
                List.of("-d", target.resolve("classes").toString(), "-cp", System.getProperty("penstock.jar", "")));
        try (Stream<Path> sources = Files.walk(template.resolve("java"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(compiling::add);
        }
        use("javac", compiling);
        use(
                "jar",
                List.of(
                        "--create",
                        "--file",
                        target.resolve("words-1.0.jar").toString(),
                        "-C",
                        target.resolve("classes").toString(),
                        ".",
                        "-C",
                        template.resolve("resources").toString(),
                        "."));
    }

    private static void use(String tool, List<String> arguments) {
        int code = ToolProvider.findFirst(tool)
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        assertThat(code).as(tool).isZero();
    }

    @TestFactory
    Stream<DynamicTest> everyStepOfTheGuide() throws IOException {
        List<DynamicTest> steps = new ArrayList<>();
        List<Block> blocks = blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            String said = i + 1 < blocks.size() ? blocks.get(i + 1).said() : "";
            if (block.file().isPresent()) {
                steps.add(DynamicTest.dynamicTest(
                        block.place(), () -> write(block.file().get(), block.text())));
            } else if (block.isRun()) {
                steps.add(DynamicTest.dynamicTest(block.place(), () -> run(block, said)));
            }
        }
        return steps.stream();
    }

    private static void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static void run(Block block, String expected) throws IOException, InterruptedException {
        Shell.Said said = guided().running("bash", "-euo", "pipefail", "-c", block.text());

        assertThat(said.code())
                .as("%s%n%s%n%s%n%s", block.place(), block.text(), said.out(), said.err())
                .isZero();
        assertThat(said.out()).as(block.place()).contains(expected);
    }

    /** A shell as a reader has it, at home in the directory. */
    private static Shell guided() {
        return Shell.in(home)
                .with("HOME", home.toString())
                .with("PENSTOCK_JAR", "")
                .with("PENSTOCK_CACHE", "none") // its jar is another one in each build
                .with(
                        "PATH",
                        "%s/bin:%s/bin:%s".formatted(home, System.getProperty("java.home"), System.getenv("PATH")));
    }

    @Test
    void fewStepsAreLeftOut() throws IOException {
        List<Block> all = blocks();

        assertThat(all.stream().filter(Block::isLeftOut).map(Block::page))
                .containsExactly("command-line.md", "try-your-data.md", "write-a-component.md");
        assertThat(all.stream().filter(Block::isRun).map(Block::page).distinct())
                .containsExactlyElementsOf(PAGES);
    }

    @Test
    void everyPageWithStepsIsRead() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> pages = Files.list(CHECKOUT.resolve("docs/guide"))) {
            for (Path page :
                    pages.filter(path -> path.toString().endsWith(".md")).toList()) {
                if (Files.readString(page).contains("```bash")) {
                    found.add(page.getFileName().toString());
                }
            }
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(PAGES);
    }

    @Test
    void aBlockIsRunUnlessAReasonStandsAboveIt() {
        String page = """
                # Page

                ```bash
                one
                ```

                <!-- not run: needs a remote -->
                ```bash
                two
                ```

                ```yaml
                # three.yaml
                a: 1
                ```
                """;

        List<Block> blocks = Block.in("page.md", page);

        assertThat(blocks).extracting(Block::isRun).containsExactly(true, false, false);
        assertThat(blocks).extracting(Block::place).containsExactly("page.md:3", "page.md:8", "page.md:12");
        assertThat(blocks.get(1).obstacle()).contains("needs a remote");
        assertThat(blocks.get(2).file()).contains("three.yaml");
    }

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (String page : PAGES) {
            blocks.addAll(Block.in(
                    page, Files.readString(CHECKOUT.resolve("docs/guide").resolve(page))));
        }
        return blocks;
    }
}
