package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.runtime.metadata.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clocks that go wrong, and workspaces in odd and in changing places. */
class TimeAndPlaceTest {

    private static final int MANY = 100_000; // too long to be kept with the metadata
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    private Path directory;

    /** A clock that is an hour earlier each time someone looks at it. */
    private static final class BackwardClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

        @Override
        public Instant instant() {
            return now.getAndUpdate(instant -> instant.minus(Duration.ofHours(1)));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static Pipeline counting(int factor) {
        return Pipeline.define("counting", p -> p.add(new Times(p.add(new Count(p.add(new Say("a b")))), factor)));
    }

    @Test
    void aClockThatGoesBackwardsChangesNeitherResultsNorTheirOrder() throws IOException {
        Clock clock = new BackwardClock();
        try (Workspace workspace = Workspace.builder(directory).clock(clock).open()) {
            workspace.run(counting(2)).orThrow();
            workspace.run(counting(3)).orThrow();
        }
        try (Workspace workspace = Workspace.builder(directory).clock(clock).open()) {
            RunReport again = workspace.run(counting(3)).orThrow();

            assertThat(again.nodes()).allMatch(node -> node.outcome() instanceof Outcome.Cached);
            assertThat(again.output("times", "integer", Integer.class)).isEqualTo(6);
            assertThat(workspace.runs(10)).extracting(RunRecord::number).containsExactly(3L, 2L, 1L);
            assertThat(numbers(workspace)).startsWith(6);
        }
        assertThat(Checks.of(directory).problems()).isEmpty();
    }

    private static List<Integer> numbers(Workspace workspace) {
        return workspace.catalog().producedBy("counting", Integer.class).stream()
                .filter(record -> record.node().equals("times"))
                .map(record -> workspace.read(record, Integer.class))
                .toList();
    }

    @Test
    void anotherTimeZoneChangesNeitherKeysNorTimes() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            RunRecord first = runAtNoon().run();
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            RunReport second = runAtNoon();

            assertThat(second.nodes()).allMatch(node -> node.outcome() instanceof Outcome.Cached);
            assertThat(List.of(first.started(), second.run().started())).containsOnly(NOON);
            assertThat(List.of(first.id(), second.run().id())).allMatch(id -> id.startsWith("20260501-120000-"));
            try (Workspace workspace = Workspace.open(directory)) {
                assertThat(workspace.catalog().producedBy("counting", Integer.class))
                        .extracting(ArtifactRecord::created)
                        .containsOnly(NOON);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private RunReport runAtNoon() {
        Clock clock = Clock.fixed(NOON, ZoneId.systemDefault());
        try (Workspace workspace = Workspace.builder(directory).clock(clock).open()) {
            return workspace.run(counting(2)).orThrow();
        }
    }

    @Test
    void aWorkspaceThatIsMovedIsTheSame() throws IOException {
        Path first = directory.resolve("first");
        run(first);
        Path second = directory.resolve("far/away/second");
        Files.createDirectories(second.getParent());
        Files.move(first, second);

        assertAllCached(second);
        assertThat(first).doesNotExist();
    }

    @Test
    void aCopyWithOtherTimesIsTheSame() throws IOException {
        Path first = directory.resolve("first");
        run(first);
        Path second = directory.resolve("second");
        copy(first, second);

        assertAllCached(second);
        assertAllCached(first);
    }

    @Test
    void aNameMayHoldWhatUrlsAndShellsMind() throws IOException {
        Path odd = directory.resolve("of a user's %20 #1?mode=ro&x=\"y\"+z;$HOME");
        run(odd);

        assertAllCached(odd);
        try (Stream<Path> places = Files.list(directory)) {
            assertThat(places).containsExactly(odd);
        }
    }

    /** The shell makes the names, so that the locale of this process does not matter. */
    @Test
    void aNameMayHoldLettersOfAnyLanguage() throws IOException {
        Map<String, String> unicode = Map.of("LC_ALL", "C.UTF-8", "PLACE", directory.toString());
        String there = "mkdir -p \"$PLACE/$(printf 'w\\303\\266rk \\346\\260\\264')\" && cd \"$PLACE\"/w*rk* &&";

        assertThat(SmallProcess.run(unicode, there, "workspace", MANY)).allMatch(line -> line.endsWith(" executed "));
        assertThat(SmallProcess.run(unicode, there, "workspace", MANY)).allMatch(line -> line.endsWith(" cached "));
    }

    @Test
    void aLocaleWithoutTheLettersOfTheWorkingDirectoryIsRefused() throws IOException {
        Map<String, String> ascii = Map.of("LC_ALL", "C", "PLACE", directory.toString());
        String there = "mkdir -p \"$PLACE/$(printf 'w\\303\\266rk')\" && cd \"$PLACE\"/w*rk &&";

        List<String> lines = SmallProcess.run(ascii, there, "workspace", MANY);

        assertThat(lines).singleElement().satisfies(line -> assertThat(line)
                .startsWith("Workspace 'workspace' cannot be found from here: the working directory is not '")
                .endsWith("start Java with a locale of UTF-8, such as LC_ALL=C.UTF-8."));
        try (Stream<Path> places = Files.list(directory)) {
            assertThat(places).hasSize(1);
        }
    }

    private static void run(Path place) {
        try (Workspace workspace = Workspace.open(place)) {
            workspace.run(SmallProcess.pipeline(MANY)).orThrow();
        }
    }

    private static void assertAllCached(Path place) throws IOException {
        try (Workspace workspace = Workspace.open(place)) {
            RunReport report = workspace.run(SmallProcess.pipeline(MANY)).orThrow();
            assertThat(report.nodes()).allMatch(node -> node.outcome() instanceof Outcome.Cached);
            assertThat(report.output("letters", "string", String.class)).hasSize(MANY);
        }
        assertThat(Checks.of(place).problems()).isEmpty();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Files.copy(path, to.resolve(from.relativize(path))); // without times
            }
        }
    }
}
