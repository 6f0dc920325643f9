/**
 * The care of a workspace that is kept for years, {@link io.penstock.runtime.care.StoreCare}: garbage collection, copies, disk usage, and
 * runs that travel.
 */
@NullMarked
package io.penstock.runtime.care;

import org.jspecify.annotations.NullMarked;
