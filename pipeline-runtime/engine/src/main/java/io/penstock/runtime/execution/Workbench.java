package io.penstock.runtime.execution;

import io.penstock.MetricLog;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.artifact.ExternalInput;
import io.penstock.runtime.artifacts.ArtifactForms;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.store.StagingPlaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;

/**
 * What a component works with, in whatever JVM that is.
 *
 * @param forms how values are stored
 * @param places where files are written
 * @param metrics takes measurements
 * @param logger takes log lines
 * @param threads how many threads the component may use
 * @param records tells what is known of an input
 * @param contents tells the digest of what is outside
 * @param unfinished tells where executions of a key leave what is unfinished, if they may
 */
public record Workbench(
        ArtifactForms forms,
        StagingPlaces places,
        MetricLog metrics,
        Logger logger,
        int threads,
        Function<Present, ArtifactRecord> records,
        Function<ExternalInput, Digest> contents,
        Unfinished unfinished) {

    /** Tells where unfinished work is left. */
    @FunctionalInterface
    public interface Unfinished {

        /** Leaves none. */
        Unfinished NONE = key -> Optional.empty();

        /** Returns the directory in which executions of a key have a place each, made when one needs it; empty if they may leave nothing. */
        Optional<Path> home(Digest key) throws IOException;
    }
}
