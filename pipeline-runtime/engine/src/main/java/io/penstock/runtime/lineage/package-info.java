/**
 * What came of what: which executions and artifacts stand before and behind another, now or at a moment of the past. The door is
 * {@link io.penstock.runtime.lineage.Lineage}.
 */
@NullMarked
package io.penstock.runtime.lineage;

import org.jspecify.annotations.NullMarked;
