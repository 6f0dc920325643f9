/**
 * Steps for the shape of a pipeline: {@link io.penstock.flow.Gate} lets an artifact through or withholds it, {@link
 * io.penstock.flow.Importer} brings one in from outside, {@link io.penstock.flow.LatestArtifact} and {@link
 * io.penstock.flow.ArtifactsOfSpans} find what the workspace holds.
 */
@NullMarked
package io.penstock.flow;

import org.jspecify.annotations.NullMarked;
