/**
 * What a network of one's own is made of: a {@link io.penstock.djl.network.BlockFactory} builds it for a {@link
 * io.penstock.djl.network.NetworkShape}, and a {@link io.penstock.djl.network.RowLoss} says what is to become small.
 */
@NullMarked
package io.penstock.djl.network;

import org.jspecify.annotations.NullMarked;
