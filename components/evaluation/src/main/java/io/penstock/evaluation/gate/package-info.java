/**
 * Gates before a release: a {@link io.penstock.evaluation.gate.ReleasePolicy} of {@link io.penstock.evaluation.gate.Rule}s, and
 * the {@link io.penstock.evaluation.gate.ModelValidator} that blesses a model that passes.
 */
@NullMarked
package io.penstock.evaluation.gate;

import org.jspecify.annotations.NullMarked;
