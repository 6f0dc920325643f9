package io.penstock.runtime.store;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What other processes ask of a run: to stop. A request is an empty file by the run's name, which the process that runs it looks
 * for now and then.
 */
public final class CancelRequests {

    private final Path directory;

    /** Names the place of the requests in a workspace. */
    public CancelRequests(Path workspace) {
        this.directory = workspace.resolve("requests");
    }

    /**
     * Asks for a run's end.
     *
     * @throws EnvironmentException if the workspace cannot be written
     */
    public void ask(String run) {
        try {
            Files.createDirectories(directory);
            Files.write(file(run), new byte[0]);
        } catch (IOException e) {
            throw new EnvironmentException("Run '%s' cannot be asked to stop: %s".formatted(run, e), e);
        }
    }

    /** Returns whether a run was asked to stop. */
    public boolean isAsked(String run) {
        return Files.exists(file(run));
    }

    /**
     * Forgets what was asked of a run that has ended.
     *
     * @throws EnvironmentException if the workspace cannot be written
     */
    public void forget(String run) {
        try {
            Files.deleteIfExists(file(run));
        } catch (IOException e) {
            throw new EnvironmentException(
                    "That run '%s' was asked to stop cannot be forgotten: %s".formatted(run, e), e);
        }
    }

    private Path file(String run) {
        return directory.resolve("cancel-" + run);
    }
}
