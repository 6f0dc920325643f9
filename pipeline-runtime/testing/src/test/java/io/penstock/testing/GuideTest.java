package io.penstock.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The guide's page about tests, followed as it is written. */
class GuideTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "guide", "test-a-component.md");
    private static final Pattern FILE = Pattern.compile("```java\n// (src/\\S+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path place;

    private Map<Path, String> files() throws IOException {
        String page = Files.readString(PAGE);
        Map<Path, String> files = new TreeMap<>();
        for (Matcher block = FILE.matcher(page); block.find(); ) {
            files.put(place.resolve(block.group(1)), block.group(2));
        }
        assertThat(files).as("every Java block is a whole file").hasSize(page.split("```java", -1).length - 1);
        return files;
    }

    private Path compile(Map<Path, String> files) throws IOException {
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.writeString(file.getKey(), file.getValue());
        }
        Path classes = Files.createDirectory(place.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager sources = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            sources,
                            null,
                            List.of("-proc:none", "-parameters", "-Xlint:all", "-d", classes.toString()),
                            null,
                            sources.getJavaFileObjectsFromPaths(files.keySet()))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
            assertThat(messages.toString()).doesNotContain("warning: [");
        }
        return classes;
    }

    private static List<DiscoverySelector> tests(Map<Path, String> files, ClassLoader loader)
            throws ClassNotFoundException {
        List<DiscoverySelector> tests = new ArrayList<>();
        for (Path file : files.keySet()) {
            if (file.toString().endsWith("Test.java")) {
                String name = file.getFileName().toString().replace(".java", "");
                tests.add(DiscoverySelectors.selectClass(loader.loadClass("com.example.words." + name)));
            }
        }
        return tests;
    }

    @Test
    void everyBlockIsAFileThatCompilesAndItsTestsPass() throws Exception {
        Map<Path, String> files = files();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {compile(files).toUri().toURL()}, GuideTest.class.getClassLoader())) {
            thread.setContextClassLoader(loader);
            Events events = EngineTestKit.engine("junit-jupiter")
                    .selectors(tests(files, loader).toArray(DiscoverySelector[]::new))
                    .execute()
                    .testEvents();

            assertThat(events.failed().list()).isEmpty();
            assertThat(events.succeeded().count()).isEqualTo(2 + 10 + 3);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
