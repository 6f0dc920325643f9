/**
 * The one JSON form of Penstock's values: {@link io.penstock.json.CanonicalJson}. Artifacts that are records, configurations,
 * cache keys and model descriptions are written by it, so that equal values have equal bytes everywhere.
 */
@NullMarked
package io.penstock.json;

import org.jspecify.annotations.NullMarked;
