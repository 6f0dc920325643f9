/** How extensions are found: {@link io.penstock.spi.Services}, and the ledger that a registry is built on. */
@NullMarked
package io.penstock.spi;

import org.jspecify.annotations.NullMarked;
