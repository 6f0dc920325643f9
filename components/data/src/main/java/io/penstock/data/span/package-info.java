/** Data that comes in numbered portions: {@link io.penstock.data.span.SpanFinder} finds them, {@link io.penstock.data.span.SpanExampleGen} reads one. */
@NullMarked
package io.penstock.data.span;

import org.jspecify.annotations.NullMarked;
