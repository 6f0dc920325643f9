/** Writes a planned pipeline as a Maven project: source of Java that defines the same pipeline, to go on from. */
@NullMarked
package io.penstock.cli.trial.source;

import org.jspecify.annotations.NullMarked;
