package io.penstock.data.statistics;

import io.penstock.artifact.ArtifactCodec;
import io.penstock.data.statistics.CountedSplits.Shape;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Stores statistics: {@value #REPORT} is what they report, {@code counts-00000.bin} and so on what was counted of each split, in
 * their order. Counts are read when statistics are merged, not before.
 */
public final class StatisticsCodec implements ArtifactCodec<Statistics> {

    private static final String REPORT = "statistics.json";
    private static final int VERSION = 1;

    /** Makes the codec. */
    public StatisticsCodec() {}

    /**
     * The file of what is reported.
     *
     * @param version of this layout
     * @param shape of the counts, if there are any
     * @param splits as reported
     */
    record Report(int version, Optional<Shape> shape, List<SplitStatistics> splits) {}

    @Override
    public Class<Statistics> type() {
        return Statistics.class;
    }

    @Override
    public void write(Statistics value, Path directory) throws IOException {
        Optional<Shape> shape = value.countedSplits().map(CountedSplits::shape);
        Report report = new Report(VERSION, shape, value.splits());
        Files.writeString(directory.resolve(REPORT), CanonicalJson.write(report));
        if (value.countedSplits().isPresent()) {
            value.countedSplits().get().write(directory);
        }
    }

    @Override
    public Statistics read(Path directory) throws IOException {
        Path file = directory.resolve(REPORT);
        Report report = CanonicalJson.read(Files.readString(file), Report.class, REPORT);
        if (report.version() != VERSION) {
            throw new DataException("'%s' is of version '%d', this library reads '%d'. Compute the statistics again."
                    .formatted(file, report.version(), VERSION));
        }
        List<String> names = report.splits().stream().map(SplitStatistics::name).toList();
        return new Statistics(
                report.splits(),
                report.shape()
                        .map(shape -> CountedSplits.in(directory, shape, names))
                        .orElse(null));
    }
}
