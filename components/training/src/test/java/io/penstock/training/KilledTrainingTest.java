package io.penstock.training;

import static io.penstock.transform.expression.Expression.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.data.schema.Schema;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import io.penstock.model.Checkpoints.Checkpoint;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.runtime.Workspace;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.Transform;
import io.penstock.transform.feature.Label;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training whose process is killed goes on where it was. */
class KilledTrainingTest {

    private static final int STEPS = 6;

    /** The step at which a training waits to be killed. */
    private static volatile long waitAt = -1;

    private static final AtomicInteger TAKEN = new AtomicInteger();

    @TempDir
    private Path directory;

    @Test
    void theNextRunGoesOnAfterTheLastCheckpointWithTheSameResult() throws IOException, InterruptedException {
        Path killed = directory.resolve("killed");
        killAtStep(4, killed);

        assertThat(killed.resolve("unfinished")).isNotEmptyDirectory();
        TAKEN.set(0);
        List<TrainingLog.Series> log = log(killed);
        assertThat(TAKEN).as("steps that were left to take").hasValue(STEPS - 4);
        assertThat(log).isEqualTo(log(directory.resolve("whole")));
        assertThat(log.get(0).steps())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, STEPS).boxed().toList());
        assertThat(killed.resolve("unfinished")).isEmptyDirectory();
    }

    /** Runs the pipeline of a workspace until a step waits. */
    public static void main(String[] arguments) {
        waitAt = Long.parseLong(arguments[1]);
        log(Path.of(arguments[0]));
    }

    private static void killAtStep(long step, Path workspace) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTrainingTest.class.getName(),
                        workspace.toString(),
                        Long.toString(step))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder printed = new StringBuilder();
            Optional<String> waiting = lines.lines()
                    .peek(line -> printed.append(line).append('\n'))
                    .filter(line -> line.equals("waiting"))
                    .findFirst();
            assertThat(waiting).as(printed.toString()).isPresent();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static List<TrainingLog.Series> log(Path workspace) {
        try (Workspace open = Workspace.open(workspace)) {
            return open.run(pipeline())
                    .orThrow()
                    .output("trainer", "log", TrainingLog.class)
                    .series();
        }
    }

    private static Pipeline pipeline() {
        return Pipeline.define("steps", p -> {
            Transform.Outputs features = p.add(new Transform(
                    p.add(new TwoRows()),
                    p.add(new NoSchema()),
                    FeatureSpec.labelled(Label.number(column("y"))).zScore("x")));
            p.add(new Trainer(features, new Steps(STEPS)));
        });
    }

    record TwoRows() implements Component<Port<Examples>> {
        private static final RowType TYPE =
                RowType.of(new Field("x", ColumnType.FLOAT64), new Field("y", ColumnType.FLOAT64));

        @Override
        public void run(Port<Examples> out, Execution execution) throws IOException {
            try (ExamplesWriter writer = execution.writer(out, TYPE, List.of("train"))) {
                writer.write("train", Batch.of(TYPE, Row.of("x", 1.0, "y", 2.0), Row.of("x", 2.0, "y", 4.0)));
            }
        }
    }

    record NoSchema() implements Component<Port<Schema>> {
        @Override
        public void run(Port<Schema> out, Execution execution) throws IOException {
            execution.write(out, new Schema(List.of()));
        }
    }

    /** Adds up numbers, and saves the sum at each step. */
    record Steps(int steps) implements Estimator {

        @Override
        public String framework() {
            return "steps";
        }

        @Override
        public boolean supports(ProblemType problem) {
            return problem instanceof ProblemType.Regression;
        }

        @Override
        public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
            Optional<Checkpoint> earlier = context.checkpoints().latest();
            long step = earlier.isPresent() ? earlier.get().step() : 0;
            double sum = earlier.isPresent()
                    ? Double.parseDouble(
                            Files.readString(earlier.get().directory().resolve("sum")))
                    : 0;
            while (step < steps) {
                sum += ++step;
                TAKEN.incrementAndGet();
                context.log().metric("loss", step, 1 / sum);
                double saved = sum;
                context.checkpoints()
                        .save(step, place -> Files.writeString(place.resolve("sum"), Double.toString(saved)));
                waitToBeKilled(step);
            }
            Files.writeString(context.directory().resolve("sum"), Double.toString(sum));
            return describe(set, context);
        }

        private static void waitToBeKilled(long step) throws InterruptedException {
            if (step == waitAt) {
                System.out.println("waiting");
                new CountDownLatch(1).await();
            }
        }
    }
}
