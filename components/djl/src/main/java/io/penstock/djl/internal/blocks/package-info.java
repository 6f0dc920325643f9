/** The networks of our estimators, as blocks of DJL. */
@NullMarked
package io.penstock.djl.internal.blocks;

import org.jspecify.annotations.NullMarked;
