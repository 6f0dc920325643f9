/**
 * What survives: {@link io.penstock.samples.benchmarks.survival.KillRounds} kills processes at work, {@link
 * io.penstock.samples.benchmarks.survival.StressRounds} lets many of them work in one workspace, {@link
 * io.penstock.samples.benchmarks.survival.GarbageRounds} lets others collect it meanwhile; all look at everything afterwards.
 */
@NullMarked
package io.penstock.samples.benchmarks.survival;

import org.jspecify.annotations.NullMarked;
