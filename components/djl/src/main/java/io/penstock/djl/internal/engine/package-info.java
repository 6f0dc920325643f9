/** PyTorch as DJL runs it: started once, offline and with one thread, and its random numbers. */
@NullMarked
package io.penstock.djl.internal.engine;

import org.jspecify.annotations.NullMarked;
