/** Networks and models from elsewhere: how fast one row is answered. */
@NullMarked
package io.penstock.samples.benchmarks.networks;

import org.jspecify.annotations.NullMarked;
