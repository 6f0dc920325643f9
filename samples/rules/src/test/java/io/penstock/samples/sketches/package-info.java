/**
 * Pipelines and components of rooms that do not exist yet, written against the API as it is. They compile and are not run: they were written before the API was
 * frozen, to see whether it reads well there too.
 */
@NullMarked
package io.penstock.samples.sketches;

import org.jspecify.annotations.NullMarked;
