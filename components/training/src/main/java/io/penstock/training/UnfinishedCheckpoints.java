package io.penstock.training;

import io.penstock.errors.EnvironmentException;
import io.penstock.json.CanonicalJson;
import io.penstock.model.Checkpoints;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Checkpoints in the directory of what an execution leaves unfinished, each with what was measured until then. One is whole or not
 * there: it is written beside its place, forced to the disk and moved. The directory goes away under a training that was abandoned,
 * which then ends.
 */
final class UnfinishedCheckpoints implements Checkpoints {

    private static final String WHOLE = "step-";
    private static final String PART = "part-";
    private static final String CONTENT = "content";
    private static final String LOG = "log.json";

    private final Path directory;
    private final LogRecorder log;

    UnfinishedCheckpoints(Path directory, LogRecorder log) {
        this.directory = directory;
        this.log = log;
    }

    @Override
    public Optional<Checkpoint> latest() throws IOException {
        Optional<Path> newest = all(WHOLE).stream().max(Comparator.comparingLong(UnfinishedCheckpoints::step));
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        Path file = newest.get().resolve(LOG);
        TrainingLog.Series[] series =
                CanonicalJson.read(Files.readString(file), TrainingLog.Series[].class, "'%s'".formatted(file));
        log.restore(Arrays.asList(series));
        return Optional.of(new Checkpoint(step(newest.get()), newest.get().resolve(CONTENT)));
    }

    @Override
    public void save(long step, Content content) throws IOException {
        Path part = Files.createDirectory(directory.resolve(PART + step + "-" + UUID.randomUUID()));
        content.write(Files.createDirectory(part.resolve(CONTENT)));
        Files.writeString(part.resolve(LOG), CanonicalJson.write(log.series()));
        force(part);
        Path whole = directory.resolve(WHOLE + step);
        delete(whole);
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        force(directory, StandardOpenOption.READ);
        for (Path old : all(WHOLE)) {
            if (step(old) < step) {
                delete(old);
            }
        }
    }

    private List<Path> all(String prefix) throws IOException {
        try (Stream<Path> places = Files.list(directory)) {
            return places.filter(place -> place.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    private static long step(Path whole) {
        String name = whole.getFileName().toString();
        try {
            return Long.parseLong(name.substring(WHOLE.length()));
        } catch (NumberFormatException e) {
            throw new EnvironmentException(
                    "'%s' is no checkpoint. Nothing but Penstock writes there: delete it.".formatted(whole), e);
        }
    }

    /** Forces all files and directories of a tree, children first. */
    private static void force(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                force(path, Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE);
            }
        }
    }

    /** Windows opens no directories. */
    private static void force(Path path, StandardOpenOption how) throws IOException {
        if (how == StandardOpenOption.READ && File.separatorChar == '\\') {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> paths = Files.walk(tree)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
