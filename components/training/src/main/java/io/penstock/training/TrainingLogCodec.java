package io.penstock.training;

import io.penstock.artifact.ArtifactCodec;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Stores a training log as JSON, with what the training took in an attachment. */
public final class TrainingLogCodec implements ArtifactCodec<TrainingLog> {

    private static final String LOG = "value.json";
    private static final String USAGE = "usage.json";

    @Override
    public Class<TrainingLog> type() {
        return TrainingLog.class;
    }

    @Override
    public void write(TrainingLog value, Path directory) throws IOException {
        TrainingLog log = new TrainingLog(value.framework(), value.hyperparameters(), value.series(), Optional.empty());
        Files.writeString(directory.resolve(LOG), CanonicalJson.write(log));
        if (value.usage().isPresent()) {
            Files.writeString(
                    directory.resolve(USAGE), CanonicalJson.write(value.usage().get()));
        }
    }

    @Override
    public TrainingLog read(Path directory) throws IOException {
        TrainingLog log = read(directory.resolve(LOG), TrainingLog.class);
        Path usage = directory.resolve(USAGE);
        return Files.exists(usage)
                ? new TrainingLog(
                        log.framework(),
                        log.hyperparameters(),
                        log.series(),
                        Optional.of(read(usage, TrainingUsage.class)))
                : log;
    }

    @Override
    public boolean isAttachment(String relativePath) {
        return relativePath.equals(USAGE);
    }

    private static <T> T read(Path file, Class<T> type) throws IOException {
        return CanonicalJson.read(Files.readString(file), type, "'%s'".formatted(file));
    }
}
