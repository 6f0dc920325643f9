package io.penstock.data.statistics;

import io.penstock.columns.Batch;
import io.penstock.examples.BatchReader;
import io.penstock.examples.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process that counts its share of the batches of examples and writes the encoded counts to a file. */
final class ShardProcess {

    static final StatisticsOptions OPTIONS = StatisticsOptions.DEFAULT
            .withWeight("weight")
            .withSlices("city")
            .withPairs()
            .withLabel("city");

    private ShardProcess() {}

    /** Arguments: the directory of examples, which batch of how many to take, the file to write. */
    public static void main(String[] arguments) throws IOException {
        Examples examples = Examples.open(Path.of(arguments[0]));
        int share = Integer.parseInt(arguments[1]);
        int shares = Integer.parseInt(arguments[2]);
        SplitReducer reducer = new SplitReducer("all", examples.rowType(), OPTIONS);
        SplitCounts counts = reducer.zero();
        int number = 0;
        try (BatchReader batches = examples.read("all")) {
            for (Batch batch : batches) {
                if (number++ % shares == share) {
                    reducer.add(counts, batch);
                }
            }
        }
        Files.write(Path.of(arguments[3]), reducer.encode(counts));
    }

    static Process start(Path examples, int share, int shares, Path file) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShardProcess.class.getName(),
                        examples.toString(),
                        Integer.toString(share),
                        Integer.toString(shares),
                        file.toString()))
                .inheritIO()
                .start();
    }
}
