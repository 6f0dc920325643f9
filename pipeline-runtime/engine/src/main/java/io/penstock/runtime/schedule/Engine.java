package io.penstock.runtime.schedule;

import io.penstock.runtime.store.Holds;
import java.util.concurrent.Executor;

/**
 * What the runs of a workspace share to be run.
 *
 * @param executor gives threads
 * @param permits limits them
 * @param timer wakes what waits for a moment of the machine
 * @param alarms wakes nodes and runs after their pauses and limits
 * @param holds keep what is relied on until that is written down
 */
public record Engine(Executor executor, Permits permits, Timer timer, Alarms alarms, Holds holds) {}
