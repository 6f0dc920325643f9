/** Numbers with a shape and a name, on the heap and in a file. */
@NullMarked
package io.penstock.djl.internal.tensor;

import org.jspecify.annotations.NullMarked;
