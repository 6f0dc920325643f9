package io.penstock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;

/** Every public type and member of what users get says what it is. */
class DocumentationTest {

    private static final String UNDOCUMENTED = """
            /** Said. */
            public interface Door {
              void open();
              /** Said. */
              void close();
              enum Colour { RED }
              private void hidden() {}
            }
            class Lock {
              public void turn() {}
            }
            """;

    @Test
    void everyPublicMemberSaysWhatItIs() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path module : Modules.ofTheHouse().published()) {
            sources.addAll(sourcesOf(module.resolve("src/main/java")));
        }
        assertThat(sources).isNotEmpty();
        assertThat(Documentation.missingIn(sources)).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertThat(Documentation.missingIn(source("Door", UNDOCUMENTED)))
                .containsExactly("Door.java: open()", "Door.java: Colour", "Door.java: RED");
    }

    private static List<Path> sourcesOf(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
