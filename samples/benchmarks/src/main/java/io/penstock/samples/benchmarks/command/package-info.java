/** What people wait for who type a command: {@link io.penstock.samples.benchmarks.command.CommandBenchmark}. */
@NullMarked
package io.penstock.samples.benchmarks.command;

import org.jspecify.annotations.NullMarked;
