package io.penstock.data.statistics;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.BatchSink;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process that reads one shard of a source, given as JSON, and writes the encoded counts of its rows to a file. */
final class FileProcess {

    private FileProcess() {}

    /** Arguments: the file that holds the shard, the file to write. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Source shard = CanonicalJson.read(Files.readString(Path.of(arguments[0])), Source.class, "shard");
        shard.readInOrder(2, Meter.NONE, type -> new Counting(type, Path.of(arguments[1])));
    }

    static Process start(Source shard, Path directory) throws IOException {
        Path json = Files.writeString(directory.resolve("shard.json"), CanonicalJson.write(shard, Source.class));
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FileProcess.class.getName(),
                        json.toString(),
                        directory.resolve("counts").toString()))
                .inheritIO()
                .start();
    }

    private static final class Counting implements BatchSink {

        private final SplitReducer reducer;
        private final SplitCounts counts;
        private final Path file;

        Counting(RowType type, Path file) {
            this.reducer = new SplitReducer("all", type, ShardProcess.OPTIONS);
            this.counts = reducer.zero();
            this.file = file;
        }

        @Override
        public void write(Batch rows) {
            reducer.add(counts, rows);
        }

        @Override
        public void setAside(List<BadRow> rows) {
            if (!rows.isEmpty()) {
                throw new IllegalStateException("Rows are set aside: " + rows);
            }
        }

        @Override
        public void close() throws IOException {
            Files.write(file, reducer.encode(counts));
        }
    }
}
