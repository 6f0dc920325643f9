package io.penstock.samples.benchmarks.statistics;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.Pipeline;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.split.Split;
import io.penstock.runtime.Workspace;
import io.penstock.samples.benchmarks.race.Contender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A run that types, splits, hashes and stores the rows of a CSV file as examples, in a new workspace each time. */
record PenstockExamples(Path file, int pieces, int threads) implements Contender {

    @Override
    public String name() {
        return "Penstock, CSV to Examples, two splits by hash";
    }

    @Override
    public double seconds(int round) throws IOException {
        Path place = Files.createTempDirectory("examples");
        Pipeline pipeline = Pipeline.define("examples", p -> p.add(CsvExampleGen.of(file, Split.byHash(2, 1))));
        long start = System.nanoTime();
        try (Workspace workspace = Workspace.builder(place).threads(threads).open()) {
            workspace.run(pipeline).orThrow();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
        return seconds;
    }
}
