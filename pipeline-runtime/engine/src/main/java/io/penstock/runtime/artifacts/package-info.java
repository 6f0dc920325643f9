/**
 * How the values of artifacts become files and back: by a codec, as JSON, or element by element. {@link
 * io.penstock.runtime.artifacts.ArtifactForms} finds the form of a type, {@link io.penstock.runtime.artifacts.ArtifactReader} reads
 * what was published and notices damage.
 */
@NullMarked
package io.penstock.runtime.artifacts;

import org.jspecify.annotations.NullMarked;
