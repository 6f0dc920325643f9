package io.penstock.testing.estimator;

import io.penstock.model.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps checkpoints, and breaks the training off right after one of them. */
final class BreakingCheckpoints implements Checkpoints {

    /** What a killed process is to a test. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1;

        Broken() {
            super("the training is broken off here");
        }
    }

    private final Path root;
    private final int breakAfter;
    private int saved;
    private Optional<Checkpoint> latest = Optional.empty();

    BreakingCheckpoints(Path root, int breakAfter) {
        this.root = root;
        this.breakAfter = breakAfter;
    }

    int saved() {
        return saved;
    }

    @Override
    public Optional<Checkpoint> latest() {
        return latest;
    }

    @Override
    public void save(long step, Content content) throws IOException {
        Path place = Files.createDirectories(root.resolve("step-" + step));
        content.write(place);
        latest = Optional.of(new Checkpoint(step, place));
        if (++saved == breakAfter) {
            throw new Broken();
        }
    }
}
