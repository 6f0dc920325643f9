package io.penstock.samples.benchmarks.graphs.peers;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.samples.benchmarks.graphs.NoOps;
import io.penstock.samples.benchmarks.race.Arguments;
import io.penstock.samples.benchmarks.race.AskedProcess;
import io.penstock.samples.benchmarks.race.Program;
import io.penstock.samples.benchmarks.race.Race;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What it takes to find that everything is done: Penstock runs a cached chain again, with a small artifact of each node; Spring
 * Batch restarts a job that was stopped when all steps but a last one were done, and stops there again; doit finds its tasks up to
 * date. All in processes that are warm. Arguments: how many nodes (20), how many rounds (9), how many to warm up (10).
 */
final class RerunBenchmark {

    private RerunBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Arguments given = new Arguments(arguments);
        int nodes = given.number(0, 20);
        Path place = Files.createTempDirectory("rerun");
        try (Race race = new Race()) {
            race.add(new PenstockRuns(
                    "Penstock, all cached", place.resolve("workspace"), nodes, round -> NoOps.writingChain(nodes, 1)));
            race.add(SpringBatchRuns.restarts(JobDatabase.H2, Files.createDirectory(place.resolve("jobs")), nodes));
            Optional<Path> doit = Program.find("doit", "python3-doit");
            if (doit.isPresent()) {
                Path python = Program.interpreter(doit.get());
                race.add(AskedProcess.start(
                        "doit, all up to date",
                        nodes,
                        Files.createDirectory(place.resolve("doit")),
                        RerunBenchmark.class,
                        "rerun.py",
                        List.of(python.toString()),
                        List.of(Integer.toString(nodes))));
            }
            race.run("again, %d nodes".formatted(nodes), given.number(2, 10), given.number(1, 9));
        }
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
    }
}
