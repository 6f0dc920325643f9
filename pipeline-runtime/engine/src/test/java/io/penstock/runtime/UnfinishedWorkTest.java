package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import io.penstock.CachePolicy;
import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Isolation;
import io.penstock.NodeOptions;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.Retry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an execution leaves unfinished is found by the next one of equal key. */
class UnfinishedWorkTest {

    @TempDir
    private Path directory;

    /** Comes one step further each time, and ends well at the last one. */
    record Steps(int steps) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            Path file = execution.unfinished().resolve("step");
            int step = Files.exists(file) ? Integer.parseInt(Files.readString(file)) + 1 : 1;
            Files.writeString(file, Integer.toString(step));
            if (step < steps) {
                throw new IllegalStateException("broken off at step " + step);
            }
            execution.write(out, step);
        }
    }

    @Test
    void theNextExecutionGoesOnAndNothingIsLeftWhenItEndsWell() {
        assertThat(run(UnaryOperator.identity())).contains("broken off at step 1");
        assertThat(directory.resolve("unfinished")).isNotEmptyDirectory();
        assertThat(run(UnaryOperator.identity())).contains("broken off at step 2");
        assertThat(run(UnaryOperator.identity())).contains("executed");
        assertThat(directory.resolve("unfinished")).isEmptyDirectory();
    }

    @Test
    void anIsolatedExecutionLeavesItInTheSamePlace() {
        UnaryOperator<NodeOptions> isolated = node -> node.isolated(Isolation.standard());

        assertThat(run(isolated)).contains("broken off at step 1");
        assertThat(run(UnaryOperator.identity())).contains("broken off at step 2");
        assertThat(run(isolated)).contains("executed");
        assertThat(directory.resolve("unfinished")).isEmptyDirectory();
    }

    @Test
    void anExecutionThatIsNotSharedBeginsAnew() {
        UnaryOperator<NodeOptions> always = node -> node.cache(CachePolicy.always());

        assertThat(run(always)).contains("broken off at step 1");
        assertThat(run(always)).contains("broken off at step 1");
        assertThat(directory.resolve("unfinished")).doesNotExist();
    }

    @Test
    void whatNobodyGoesOnWithIsForgottenAfterAMonth() throws IOException {
        run(UnaryOperator.identity());
        Path place = onlyPlace();
        setLastUse(place, Duration.ofDays(31), Duration.ofDays(29));
        Workspace.open(directory).close();
        assertThat(place).exists();

        setLastUse(place, Duration.ofDays(31), Duration.ofDays(31));
        Workspace.open(directory).close();
        assertThat(place).doesNotExist();
    }

    private static void setLastUse(Path home, Duration ago, Duration withinAgo) throws IOException {
        try (var places = Files.list(home)) {
            for (Path place : places.toList()) {
                Files.setLastModifiedTime(place, FileTime.from(Instant.now().minus(withinAgo)));
            }
        }
        Files.setLastModifiedTime(home, FileTime.from(Instant.now().minus(ago)));
    }

    /** Where two executions of one key meet, of which the first does not stop. */
    private static final class Meeting {

        private final CountDownLatch second = new CountDownLatch(1);
        private final CompletableFuture<Boolean> firstCouldWrite = new CompletableFuture<>();
        private final AtomicInteger executions = new AtomicInteger();
    }

    private static final AtomicReference<Meeting> MEETING = new AtomicReference<>(new Meeting());

    /** Saves its work and does not stop; the second one goes on with it while the first one is still at work. */
    record Stubborn(boolean late) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            Meeting meeting = MEETING.get();
            if (meeting.executions.incrementAndGet() == 1) {
                if (!late) {
                    Files.writeString(execution.unfinished().resolve("saved"), "by the first");
                }
                Uninterruptibles.awaitUninterruptibly(meeting.second);
                meeting.firstCouldWrite.complete(canWrite(execution));
                return;
            }
            Path place = execution.unfinished();
            meeting.second.countDown();
            meeting.firstCouldWrite.join();
            Files.writeString(place.resolve("kept"), "by the second");
            execution.write(out, names(place));
        }

        private static boolean canWrite(Execution execution) {
            try {
                Files.writeString(execution.unfinished().resolve("late"), "by the first");
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        private static String names(Path place) throws IOException {
            try (var files = Files.list(place)) {
                return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.joining(" "));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false,kept saved", "true,kept"})
    void anAbandonedExecutionDoesNotDisturbTheOneThatGoesOn(boolean late, String names) {
        MEETING.set(new Meeting());
        Pipeline pipeline = Pipeline.define(
                "stubborn",
                p -> p.add(new Stubborn(late), node -> node.timeout(Duration.ofSeconds(3))
                        .retry(Retry.attempts(2).pausing(Duration.ofMillis(1), 1, Duration.ofMillis(1)))));
        try (Workspace workspace =
                Workspace.builder(directory).grace(Duration.ofMillis(20)).open()) {
            RunReport run = workspace.run(pipeline).orThrow();

            assertThat(run.output("stubborn", "string", String.class)).isEqualTo(names);
            assertThat(run.abandoned()).containsExactly("stubborn");
            assertThat(MEETING.get().firstCouldWrite.join()).isFalse();
        }
        assertThat(directory.resolve("unfinished")).isEmptyDirectory();
    }

    /** Asks for no place. */
    record Quick() implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, 1);
        }
    }

    @Test
    void anIsolatedExecutionThatLeavesNothingHasNoPlace() {
        Pipeline pipeline =
                Pipeline.define("quick", p -> p.add(new Quick(), node -> node.isolated(Isolation.standard())));
        try (Workspace workspace = Workspace.open(directory)) {
            workspace.run(pipeline).orThrow();
        }
        assertThat(directory.resolve("unfinished")).doesNotExist();
    }

    private Path onlyPlace() throws IOException {
        try (var places = Files.list(directory.resolve("unfinished"))) {
            return places.findFirst().orElseThrow();
        }
    }

    private String run(UnaryOperator<NodeOptions> options) {
        Pipeline pipeline = Pipeline.define("steps", p -> p.add(new Steps(3), options));
        try (Workspace workspace = Workspace.open(directory)) {
            return workspace.run(pipeline).table();
        }
    }
}
