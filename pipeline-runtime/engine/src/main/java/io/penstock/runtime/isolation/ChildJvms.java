package io.penstock.runtime.isolation;

import io.penstock.Isolation;
import io.penstock.runtime.execution.Isolator;
import java.io.IOException;

/** Starts a JVM for each component that is to have one of its own. Thread-safe. */
public final class ChildJvms implements Isolator {

    /** Creates it; nothing runs yet. */
    public ChildJvms() {}

    @Override
    public void run(Work work, Isolation jvm) throws IOException, InterruptedException {
        Exchange exchange = Exchange.prepare(work);
        JavaCommand command =
                JavaCommand.of(work.id().node(), work.node().step().getClass(), jvm, exchange);
        try (ChildJvm child = ChildJvm.start(work.id().node(), command.line())) {
            new Conversation(work, jvm, exchange, child).untilTheEnd();
        }
    }
}
