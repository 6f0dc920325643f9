package io.penstock.samples.benchmarks.graphs.peers;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.samples.benchmarks.graphs.NoOps;
import io.penstock.samples.benchmarks.race.Arguments;
import io.penstock.samples.benchmarks.race.Program;
import io.penstock.samples.benchmarks.race.Race;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a step costs that does nothing: in Penstock, where each is durable before the next one starts; in Spring Batch over two
 * databases; for the wide graph in {@code make -j2}; and beside the chain bare durable appends. Arguments: {@code wide} or
 * {@code chain}, how many steps (1000), how many rounds (5), how many to warm up (3). The JVM is warm, databases and workspaces
 * stay open, pipelines and jobs are defined before the clock starts; {@code make} is a whole process.
 */
final class StepsBenchmark {

    private static final int MOST_APPENDS = 1_000;

    private final Path place;
    private final int steps;

    private StepsBenchmark(Path place, int steps) {
        this.place = place;
        this.steps = steps;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Arguments given = new Arguments(arguments);
        String kind = arguments[0];
        Path place = Files.createTempDirectory("steps");
        StepsBenchmark benchmark = new StepsBenchmark(place, given.number(1, 1_000));
        try (Race race = new Race()) {
            switch (kind) {
                case "wide" -> benchmark.wide(race);
                case "chain" -> benchmark.chain(race);
                default -> throw new IllegalArgumentException("'%s' is neither wide nor chain.".formatted(kind));
            }
            race.run("%s, %d steps".formatted(kind, benchmark.steps), given.number(3, 3), given.number(2, 5));
        }
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    private void wide(Race race) throws IOException {
        race.add(new PenstockRuns("Penstock, wide", place.resolve("wide"), steps, round -> NoOps.wide(steps, round)));
        sequences(race);
        race.add(SpringBatchRuns.of("2 threads", JobDatabase.H2, directory("split"), steps, SpringBatch::split));
        Optional<Path> make = Program.find("make", "make");
        if (make.isPresent()) {
            List<String> command = List.of(make.get().toString(), "-j2", "--no-builtin-rules");
            race.add(new WholeProcess("make -j2, true", steps, place, BuildFile.wideMakefile(steps), command));
        }
    }

    private void chain(Race race) throws IOException {
        int appends = Math.min(steps, MOST_APPENDS);
        race.add(
                new PenstockRuns("Penstock, chain", place.resolve("chain"), steps, round -> NoOps.chain(steps, round)));
        race.add(new PenstockRuns(
                "Penstock, chain, a small artifact each",
                place.resolve("writing"),
                steps,
                round -> NoOps.writingChain(steps, round)));
        race.add(BareAppends.inSqlite(place.resolve("bare.db"), appends));
        race.add(BareAppends.inFile(place.resolve("bare"), appends));
        sequences(race);
    }

    private void sequences(Race race) throws IOException {
        for (JobDatabase database : JobDatabase.values()) {
            race.add(SpringBatchRuns.of(
                    "in sequence", database, directory(database.name()), steps, SpringBatch::sequence));
        }
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectory(place.resolve(name));
    }
}
