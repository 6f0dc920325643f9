/**
 * Pipelines and components of rooms that do not exist yet, written against the API as it is. They compile and are not run: they were written before the API was
 * frozen, to see whether it reads well there too. {@link io.penstock.samples.sketches.Growing} names what the builder will offer for a graph that grows.
 */
@NullMarked
package io.penstock.samples.sketches;

import org.jspecify.annotations.NullMarked;
