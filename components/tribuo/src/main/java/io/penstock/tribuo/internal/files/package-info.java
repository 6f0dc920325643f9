/** The files of a model: written with a checksum, and checked when they are read. */
@NullMarked
package io.penstock.tribuo.internal.files;

import org.jspecify.annotations.NullMarked;
