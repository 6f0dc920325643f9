@NullMarked
package io.penstock.data.span;

import org.jspecify.annotations.NullMarked;
