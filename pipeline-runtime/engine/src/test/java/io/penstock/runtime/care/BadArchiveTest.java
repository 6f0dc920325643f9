package io.penstock.runtime.care;

import static io.penstock.runtime.care.CareSteps.MANY;
import static io.penstock.runtime.care.CareSteps.letters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.errors.DataException;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.store.Claims;
import io.penstock.runtime.store.Holds;
import io.penstock.runtime.store.InMemoryArtifactStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that are cut off, damaged, or made to do harm: each is refused, and the workspace is as it was, to the last file. */
class BadArchiveTest {

    private static final String MANIFEST = ArchiveManifest.NAME;

    @TempDir
    private Path directory;

    private Workspace abroad;
    private Path good;
    private Path bad;
    private Forgery forgery;
    private List<String> before;

    @BeforeEach
    void exportARun() throws IOException {
        good = directory.resolve("good.zip");
        bad = directory.resolve("bad.zip");
        forgery = new Forgery(good, bad);
        try (Workspace home = Workspace.open(directory.resolve("home"))) {
            String run = home.run(letters(MANY)).orThrow().id();
            home.care().exportRun(run, good);
        }
        abroad = Workspace.open(directory.resolve("abroad"));
        abroad.run(letters(3)).orThrow();
        before = state();
    }

    @AfterEach
    void close() {
        abroad.close();
    }

    @Test
    void oneThatIsCutOffAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(good);
        for (int part = 0; part < 40; part++) {
            Files.write(bad, Arrays.copyOf(whole, whole.length * part / 40));
            assertRefused("");
        }
        Files.write(bad, Arrays.copyOf(whole, whole.length - 1));
        assertRefused("");
    }

    @Test
    void oneWithAnyByteOfItsContentsChanged() throws IOException {
        byte[] whole = Files.readAllBytes(good);
        int directoryBegins = Forgery.indexOf(whole, new byte[] {'P', 'K', 1, 2});
        for (int place = 60; place < directoryBegins; place += directoryBegins / 60) {
            byte[] changed = whole.clone();
            changed[place] ^= 0x55;
            Files.write(bad, changed);
            assertRefusedOrTheSame();
        }
    }

    @Test
    void oneThatIsNone() throws IOException {
        Files.writeString(bad, "This is no archive, whatever its name says.");
        assertRefused("it is cut off, or no archive");
        Files.write(bad, new byte[0]);
        assertRefused("");
    }

    @Test
    void oneWithoutAManifestOrWithOneOfAnotherTime() throws IOException {
        rewrite(entries -> entries.remove(MANIFEST));
        assertRefused("'manifest.json' is missing");
        rewriteManifest(json -> json.replace("\"format\":1", "\"format\":2"));
        assertRefused("it has format '2', this Penstock knows format '1'. Use a newer one");
        rewriteManifest(json -> "{\"format\":1}");
        assertRefused("its manifest lacks a part of 'ArchiveManifest'");
        rewriteManifest(json -> json.replaceFirst("\"artifacts\":\\[.*?\\],\"format\"", "\"format\""));
        assertRefused("its manifest lacks a part of 'ArchiveManifest'");
        rewriteManifest(json -> "[]");
        assertRefused("its manifest says no format");
        rewriteManifest(json -> json.substring(0, json.length() / 2));
        assertRefused("");
    }

    @Test
    void oneWhosePathsLeadOut() throws IOException {
        for (String path :
                List.of("../../../../evil", "/evil", "a/../../evil", "C:evil", "a\\..\\evil", ".", "a//b", "")) {
            String json = path.replace("\\", "\\\\");
            rewriteManifest(text -> text.replace("\"path\":\"value.json\"", "\"path\":\"" + json + "\""));
            assertRefused("'%s' is no path within an artifact".formatted(path));
        }
        rewrite(entries -> entries.put("../evil", new byte[1]));
        assertRefused("it holds '../evil', which its manifest does not name");
        rewrite(entries -> entries.put("/tmp/evil", new byte[1]));
        assertRefused("it holds '/tmp/evil', which its manifest does not name");
    }

    @Test
    void oneWhoseIdsAreNamesOfFilesElsewhere() throws IOException {
        String run = abroad.runs(1).get(0).id();
        rewriteManifest(json -> json.replaceAll("\"(id|run)\":\"[0-9a-f-]{20,}\"", "\"$1\":\"../../" + run + "\""));
        assertRefused("is no id");
        rewriteManifest(json -> json.replace("\"node\":\"letters\"", "\"node\":\"../letters\""));
        assertRefused("'../letters' is no id");
    }

    @Test
    void oneWithALink() throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        int entry = Forgery.lastIndexOf(bytes, new byte[] {'P', 'K', 1, 2});
        bytes[entry + 5] = 3; // made on Unix
        bytes[entry + 41] = (byte) (0120777 >>> 8); // a symbolic link
        Files.write(bad, bytes);

        assertRefused("it holds an entry that is a link or a device");
    }

    @Test
    void oneWithTwoEntriesOfOneName() throws IOException {
        String name = forgery.entries().keySet().stream()
                .filter(entry -> entry.startsWith("artifacts/"))
                .findFirst()
                .orElseThrow();
        String twin = "b" + name.substring(1);
        rewrite(entries -> entries.put(twin, "other".getBytes(StandardCharsets.UTF_8)));
        String text = Files.readString(bad, StandardCharsets.ISO_8859_1);
        Files.writeString(bad, text.replace(twin, name), StandardCharsets.ISO_8859_1);

        assertRefused("it holds '%s' twice".formatted(name));
    }

    @Test
    void oneThatHoldsMoreThanItSaysOrSaysThatItHoldsMoreThanThereIsRoomFor() throws IOException {
        rewrite(entries -> entries.replaceAll(
                (name, bytes) -> name.equals(MANIFEST) ? bytes : Arrays.copyOf(bytes, bytes.length + 50_000_000)));
        assertRefused("bytes instead of");
        rewriteManifest(json -> json.replaceAll("\"bytes\":100002", "\"bytes\":9223372036854775807"));
        assertRefused("");
        Path manifest = Files.copy(good, bad, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> importer(100).of(manifest)).hasMessageContaining("and there is room for 100");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void oneWhoseDirectoryLiesAboutTheSizeOfAnEntry() throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        int first = Forgery.indexOf(bytes, new byte[] {'P', 'K', 1, 2}); // that of the manifest
        bytes[first + 24] ^= 1;
        Files.write(bad, bytes);

        assertRefusedOrTheSame();
    }

    @Test
    void oneWithAContentThatIsNotWhatItSays() throws IOException {
        rewrite(entries -> entries.replaceAll((name, bytes) -> {
            if (name.equals(MANIFEST)) {
                return bytes;
            }
            byte[] changed = bytes.clone();
            changed[0] = 'X';
            return changed;
        }));
        assertRefused("has another digest than its manifest says");
        rewriteManifest(json -> json.replaceFirst("\"digest\":\"sha256:[0-9a-f]{8}", "\"digest\":\"sha256:00000000"));
        assertRefused("");
        rewriteManifest(json -> json.replace("\"attachment\":false", "\"attachment\":true"));
        assertRefused("has another digest by its own list of files");
    }

    @Test
    void oneThatLeavesOutWhatItNames() throws IOException {
        rewrite(entries -> entries.keySet().removeIf(name -> name.startsWith("artifacts/")));
        assertRefused("is missing");
        rewriteManifest(json -> json.replaceFirst("\"artifacts\":\\[.*?\\],\"format\"", "\"artifacts\":[],\"format\""));
        assertRefused("and does not bring it");
        rewriteManifest(json -> json.replaceFirst("\"parts\":\\[.*\\]", "\"parts\":[]"));
        assertRefused("it holds no run");
    }

    @Test
    void oneThatLacksAWordOfARun() throws IOException {
        for (String word : List.of("host", "owner", "pipeline", "reason", "node", "outcome")) {
            rewriteManifest(
                    json -> json.replaceFirst("\"%s\":\"[^\"]*\"".formatted(word), "\"%s\":null".formatted(word)));
            assertRefused("." + word + "'");
        }
        rewriteManifest(json -> json.replaceFirst("\"environment\":\\{", "\"environment\":{\"takes\":null,"));
        assertRefused("environment.takes'");
        rewriteManifest(json -> json.replaceFirst("\"inputs\":\\[.*?\\]", "\"inputs\":null"));
        assertRefused("lacks a part of 'ExecutionFinished'");
        rewriteManifest(json -> json.replaceFirst("\"keyParts\":\\{", "\"keyParts\":{\"found\":\"x\","));
        assertRefused("found what is no artifact");
    }

    @Test
    void oneWithATimeThatTheStoreCannotKeep() throws IOException {
        for (String field : List.of("at", "started", "startedAt")) {
            String late = "\"%s\":\"+300000-01-01T00:00:00Z\"".formatted(field);
            rewriteManifest(json -> json.replaceAll("\"%s\":\"20[^\"]*\"".formatted(field), late));
            assertRefused("has impossible times");
        }
    }

    @Test
    void oneThatSaysOfARunWhatCannotBe() throws IOException {
        rewriteManifest(json -> json.replace("\"environment\":{", "\"environment\":{\"takes\":\"bogus\","));
        assertRefused("names what is no artifact");
        rewriteManifest(json -> json.replaceFirst("\"state\":\"SUCCEEDED\"", "\"state\":null"));
        assertRefused("lacks 'manifest.parts[].run.state'");
        rewriteManifest(json -> json.replaceFirst("\"state\":\"SUCCEEDED\"", "\"state\":\"RUNNING\""));
        assertRefused("has not ended");
        rewriteManifest(
                json -> json.replaceFirst("\"finished\":\"20[^\"]*\"", "\"finished\":\"+999999999-01-01T00:00:00Z\""));
        assertRefused("has impossible times");
        rewriteManifest(json -> json.replaceAll("\"parameters\":\"[^\"]*\"", "\"parameters\":\"not json\""));
        assertRefused("are no JSON");
        rewriteManifest(json -> json.replaceFirst("\"parts\":\\[(.*)\\]", "\"parts\":[$1,$1]"));
        assertRefused("twice");
    }

    private void assertRefused(String reason) throws IOException {
        assertThatThrownBy(() -> abroad.care().importRun(bad))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Archive '%s' is refused, and nothing was changed: ".formatted(bad))
                .hasMessageContaining(reason);
        assertThat(state()).isEqualTo(before);
    }

    /** Some bytes of an archive mean nothing, such as those of times. */
    private void assertRefusedOrTheSame() throws IOException {
        try {
            abroad.care().importRun(bad);
        } catch (DataException e) {
            assertThat(state()).isEqualTo(before);
            return;
        }
        assertThat(CareSteps.isSpotless(abroad.verify())).isTrue();
        assertThat(abroad.read(abroad.catalog().producedBy("p", String.class).get(0), String.class))
                .hasSize(MANY);
        close();
        MoreFiles.deleteRecursively(directory.resolve("abroad"), RecursiveDeleteOption.ALLOW_INSECURE);
        abroad = Workspace.open(directory.resolve("abroad"));
        abroad.run(letters(3)).orThrow();
        before = state();
    }

    private RunImport importer(long mostBytes) {
        return new RunImport(
                new Premises(
                        "abroad",
                        Optional.empty(),
                        abroad.metadata(),
                        new InMemoryArtifactStore(),
                        Holds.inMemory(),
                        Claims.NONE,
                        Clock.systemUTC()),
                mostBytes);
    }

    /** Returns every file of the workspace but those of the database, and what the database knows. */
    private List<String> state() throws IOException {
        Stream<String> events =
                abroad.metadata().eventsAfter(0, 10_000).stream().map(Object::toString);
        try (Stream<Path> files = Files.walk(directory.resolve("abroad"))) {
            Stream<String> names = files.map(Path::toString)
                    .filter(name -> !name.contains("metadata.db"))
                    .sorted();
            return Stream.concat(events, names).toList();
        }
    }

    private void rewrite(Consumer<Map<String, byte[]>> change) throws IOException {
        forgery.rewrite(change);
    }

    private void rewriteManifest(UnaryOperator<String> change) throws IOException {
        forgery.rewriteManifest(change);
    }
}
