/**
 * Formats of files that tools know by name: {@link io.penstock.data.format.DataFormat}, found by {@link
 * io.penstock.data.format.DataFormats}. CSV, tab-separated text and JSON Lines are here, others in modules of their own.
 */
@NullMarked
package io.penstock.data.format;

import org.jspecify.annotations.NullMarked;
