package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.CachePolicy;
import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Isolation;
import io.penstock.NodeOptions;
import io.penstock.Pipeline;
import io.penstock.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Files.setLastModifiedTime(place, FileTime.from(Instant.now().minus(Duration.ofDays(29))));
        Workspace.open(directory).close();
        assertThat(place).exists();

        Files.setLastModifiedTime(place, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        Workspace.open(directory).close();
        assertThat(place).doesNotExist();
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
