/**
 * What flows between components and how it is stored: {@link io.penstock.artifact.Digest}, {@link
 * io.penstock.artifact.ArtifactCodec}, {@link io.penstock.artifact.Catalog}, and the names of things outside the
 * workspace ({@link io.penstock.artifact.ExternalInput}, {@link io.penstock.artifact.OutputLocation}, {@link
 * io.penstock.artifact.Secret}).
 */
@NullMarked
package io.penstock.artifact;

import org.jspecify.annotations.NullMarked;
