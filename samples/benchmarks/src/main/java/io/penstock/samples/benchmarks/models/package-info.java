/** Models of the taxi trips: how fast one row is answered, and how good they are beside scikit-learn's. */
@NullMarked
package io.penstock.samples.benchmarks.models;

import org.jspecify.annotations.NullMarked;
