/** Loaded networks that answer: in plain Java where they are simple, else in the native library. */
@NullMarked
package io.penstock.djl.internal.serving;

import org.jspecify.annotations.NullMarked;
