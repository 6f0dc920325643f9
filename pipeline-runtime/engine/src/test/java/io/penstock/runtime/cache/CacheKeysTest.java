package io.penstock.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Library;
import io.penstock.Node;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.artifact.Digest;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.OutputLocation;
import io.penstock.artifact.Secret;
import io.penstock.runtime.code.CodeFingerprint;
import io.penstock.runtime.code.CodeFingerprints;
import io.penstock.runtime.code.CodeTables;
import io.penstock.runtime.files.FileDigests;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheKeysTest {

    @TempDir
    Path directory;

    record Rates(double first, Optional<String> name, Set<String> words) {}

    record Source(String text) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, text);
        }
    }

    record Everything(
            Port<String> text,
            List<Port<String>> texts,
            ExternalInput file,
            OutputLocation place,
            Secret secret,
            int number,
            Rates rates)
            implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) {}

        @Override
        public List<Library> libraries() {
            return List.of(new Library("tribuo", "4.3.2"), new Library("arrow", "12"));
        }
    }

    private Node node() throws IOException {
        Path file = Files.writeString(directory.resolve("file.txt"), "content");
        Pipeline pipeline = Pipeline.define("p", p -> {
            var text = p.add(new Source("a"));
            p.add(new Everything(
                    text,
                    List.of(text),
                    ExternalInput.of(file),
                    OutputLocation.of(directory),
                    new Secret("env:PASSWORD"),
                    7,
                    new Rates(0.1, Optional.of("é"), Set.of("b", "a"))));
        });
        return pipeline.nodes().get(1);
    }

    private static Map<String, Optional<Digest>> inputs() {
        return Map.of("text", Optional.of(Digest.of("a")), "texts[0]", Optional.empty());
    }

    /** Another digest here means that nothing that users have cached is found any more. */
    @Test
    void theKeyOfAStepStaysTheSame() throws IOException {
        CacheKey key = CacheKeys.withoutCode().of(node(), Set.of(), inputs());

        assertThat(key.parts())
                .containsExactly(
                        Map.entry("component", "io.penstock.runtime.cache.CacheKeysTest$Everything"),
                        Map.entry("code", CodeFingerprint.NONE.digest().text()),
                        Map.entry("configuration", """
                                {"file":"<external input>","number":7,"place":"<output location>",\
                                "rates":{"first":0.1,"name":"é","words":["a","b"]},"secret":"<secret>",\
                                "text":"<port>","texts":["<port>"]}"""),
                        Map.entry(
                                "input text java.lang.String",
                                "sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"),
                        Map.entry("input texts[0] java.lang.String", "withheld"),
                        Map.entry(
                                "file file", "sha256:ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73"),
                        Map.entry("libraries", "arrow 12, tribuo 4.3.2"));
        assertThat(CodeFingerprint.NONE.digest().text())
                .isEqualTo("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(key.digest().text())
                .isEqualTo("sha256:4539d2ae90a098fb0469e9fe4e5c5c6c9ae8da92e6359592e83c07049f39114b");
    }

    record Named(String name, ExternalInput file) {}

    record Sets(Set<ExternalInput> files, Set<Named> named, Map<String, Set<ExternalInput>> more)
            implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) {}
    }

    private static Digest ofSets(List<Path> files) {
        Set<ExternalInput> inputs = new LinkedHashSet<>();
        Set<Named> named = new LinkedHashSet<>();
        for (Path file : files) {
            inputs.add(ExternalInput.of(file));
            named.add(new Named("same", ExternalInput.of(file)));
        }
        Pipeline pipeline = Pipeline.define("p", p -> p.add(new Sets(inputs, named, Map.of("all", inputs))));
        return CacheKeys.withoutCode()
                .of(pipeline.nodes().get(0), Set.of(), Map.of())
                .digest();
    }

    @Test
    void theFilesInASetHaveNoOrder() throws IOException {
        Path one = Files.writeString(directory.resolve("one.txt"), "one");
        Path two = Files.writeString(directory.resolve("two.txt"), "two");
        Path three = Files.writeString(directory.resolve("three.txt"), "three");

        Digest key = ofSets(List.of(one, two, three));

        assertThat(ofSets(List.of(three, one, two))).isEqualTo(key);
        assertThat(ofSets(List.of(one, two))).isNotEqualTo(key);
        Files.writeString(two, "other");
        assertThat(ofSets(List.of(one, two, three))).isNotEqualTo(key);
    }

    @Test
    void aNoteIsNoPartOfTheDigest() throws IOException {
        CacheKey key = CacheKeys.withoutCode().of(node(), Set.of(), inputs());
        CacheKey noted = key.under("cached PT1H");

        assertThat(noted.digest()).isEqualTo(key.digest());
        assertThat(noted.parts()).hasSize(key.parts().size() + 1).containsEntry(CacheKey.POLICY, "cached PT1H");
        assertThat(noted.parts().keySet().stream().filter(CacheKey::isNote)).containsExactly(CacheKey.POLICY);
    }

    @Test
    void whatCouldNotBeHashedIsANoteBesideTheParts() throws Exception {
        URL nowhere = directory.toUri().toURL();
        CodeFingerprints code = new CodeFingerprints(FileDigests.inMemory(), CodeTables.inMemory());
        try (URLClassLoader other = new URLClassLoader(new URL[] {nowhere}, null)) {
            Class<?> stranger = Proxy.newProxyInstance(
                            other, new Class<?>[] {Runnable.class}, (proxy, method, given) -> null)
                    .getClass();
            CacheKey key = new CacheKeys(code, FileDigests.inMemory()).of(node(), Set.of(stranger), inputs());

            assertThat(key.complete()).isFalse();
            assertThat(key.parts().get("gap 1")).startsWith("Class '").endsWith("to the class loader of the step.");
        }
    }
}
