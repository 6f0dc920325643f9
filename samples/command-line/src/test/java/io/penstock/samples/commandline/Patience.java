package io.penstock.samples.commandline;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import java.util.concurrent.locks.LockSupport;

/** A pipeline that goes on until it is cancelled. */
public final class Patience {

    private static final long BREATH_NANOS = 5_000_000;

    private Patience() {}

    record Wait() implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws InterruptedException {
            while (true) {
                execution.checkCancelled();
                LockSupport.parkNanos(BREATH_NANOS);
            }
        }
    }

    /** Defines it. */
    public static Pipeline pipeline() {
        return Pipeline.define("patience", p -> p.add(new Wait()));
    }
}
