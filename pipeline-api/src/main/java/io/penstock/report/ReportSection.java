package io.penstock.report;

import io.penstock.artifact.ArtifactRecord;
import java.io.IOException;

/**
 * The part of a report that shows one artifact of a type. Found by {@link java.util.ServiceLoader}; stateless and thread-safe.
 *
 * <p>Equal artifacts give equal sections.
 *
 * @param <T> the artifact type
 */
public interface ReportSection<T> {

    /** Place of what decides: gates and verdicts. */
    int GATES = 100;

    /** Place of what was measured of a model. */
    int EVALUATION = 200;

    /** Place of how a model came to be. */
    int TRAINING = 300;

    /** Place of what goes into a model. */
    int DATA = 400;

    /** Returns the type that this section shows. */
    Class<T> type();

    /** Returns the heading, the same for every artifact. */
    String title();

    /** Returns its place in the report, small numbers first; see {@link #GATES} and its neighbours. */
    int order();

    /**
     * Draws an artifact.
     *
     * @param artifact what to show
     * @param origin which node of the run made it
     * @throws IOException if its files cannot be read
     */
    Html render(T artifact, ArtifactRecord origin) throws IOException;

    /** Returns whether half the width is enough, so that the sections of two artifacts stand side by side. */
    default boolean isNarrow() {
        return false;
    }

    /** Returns one sentence on the artifact for the head of the report, or an empty text. */
    default String headline(T artifact) {
        return "";
    }
}
