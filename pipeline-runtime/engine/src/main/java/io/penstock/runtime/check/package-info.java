/** The check of a whole workspace, {@link io.penstock.runtime.check.StoreCheck}, and its {@link io.penstock.runtime.check.CheckReport}. */
@NullMarked
package io.penstock.runtime.check;

import org.jspecify.annotations.NullMarked;
