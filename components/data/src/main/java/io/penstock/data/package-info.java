/**
 * Components that bring data in and judge it: {@link io.penstock.data.ExampleGen} and {@link
 * io.penstock.data.SplitExampleGen} read, {@link
 * io.penstock.data.StatisticsGen} counts, {@link io.penstock.data.SchemaGen} infers what to expect, {@link
 * io.penstock.data.ExampleValidator} compares. What they write stands in the packages below.
 */
@NullMarked
package io.penstock.data;

import org.jspecify.annotations.NullMarked;
