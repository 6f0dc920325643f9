package io.penstock.runtime.schedule;

import java.util.concurrent.Executor;

/**
 * What the runs of a workspace share to be run.
 *
 * @param executor gives threads
 * @param permits limits them
 * @param timer wakes what waits for a moment of the machine
 * @param alarms wakes nodes and runs after their pauses and limits
 */
public record Engine(Executor executor, Permits permits, Timer timer, Alarms alarms) {}
