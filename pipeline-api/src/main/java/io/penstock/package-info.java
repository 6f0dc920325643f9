/**
 * Pipelines and what they are made of. Start at {@link io.penstock.Pipeline#define}; to write a component of your own, at
 * {@link io.penstock.Component}.
 */
@NullMarked
package io.penstock;

import org.jspecify.annotations.NullMarked;
