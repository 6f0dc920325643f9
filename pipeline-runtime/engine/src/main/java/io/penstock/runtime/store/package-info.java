/** Where the contents of artifacts are kept, by digest, behind {@link io.penstock.runtime.store.ArtifactStore}. */
@NullMarked
package io.penstock.runtime.store;

import org.jspecify.annotations.NullMarked;
