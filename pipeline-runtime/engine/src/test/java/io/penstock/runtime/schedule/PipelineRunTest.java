package io.penstock.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.metadata.Event.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What becomes of a run, its places and its permits when something around its nodes breaks. */
class PipelineRunTest {

    @TempDir
    Path directory;

    record One() implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, 1);
        }
    }

    @Test
    void aTimerWithoutAThreadFailsOneNodeWhosePlaceIsGivenBackOnce() throws Exception {
        Pipeline pipeline = Pipeline.define("limited", p -> {
            p.add("limited", new One(), node -> node.timeout(Duration.ofHours(1))
                    .permit(Rig.GPU));
            p.add("free", new One());
        });
        try (Rig rig = new Rig(directory, task -> {
            throw new IllegalStateException("no more threads");
        })) {
            List<NodeEnd> ends = rig.run(pipeline);

            assertThat(ends).extracting(end -> end.event().outcome()).containsExactly(Outcome.FAILED, Outcome.EXECUTED);
            assertThat(ends.get(0).event().reason()).isEqualTo("IllegalStateException: no more threads");
            assertThat(rig.left()).containsExactly(1, 1);
        }
    }

    /** Fails; if it is stubborn, not before it may, whatever interrupts it. */
    record Failing(boolean stubborn) implements Component<Port<Integer>> {

        static final AtomicReference<CountDownLatch> LEAVE = new AtomicReference<>(new CountDownLatch(1));

        @Override
        public void run(Port<Integer> out, Execution execution) {
            while (stubborn && LEAVE.get().getCount() > 0) {
                Thread.onSpinWait();
            }
            throw new IllegalStateException("on purpose");
        }
    }

    /** Lets the host's log throw what logback does not catch. */
    private static final class ThrowingLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

        private final Logger logger = (Logger) LoggerFactory.getLogger(Guard.class);

        ThrowingLog() {
            start();
            logger.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            throw new AssertionError("the log is broken");
        }

        @Override
        public void close() {
            logger.detachAppender(this);
        }
    }

    @Test
    void aLogThatThrowsHurtsNoRun() throws Exception {
        Pipeline pipeline = Pipeline.define("logged", p -> {
            p.add("failing", new Failing(false), node -> node.permit(Rig.GPU));
            p.add("free", new One());
        });
        try (Rig rig = new Rig(directory, Thread::new);
                ThrowingLog log = new ThrowingLog()) {
            List<NodeEnd> ends = rig.run(pipeline);

            assertThat(log.isStarted()).isTrue();
            assertThat(ends).extracting(end -> end.event().outcome()).containsExactly(Outcome.FAILED, Outcome.EXECUTED);
            assertThat(ends.get(0).cause()).hasSuppressedException(new AssertionError("the log is broken"));
            assertThat(rig.left()).containsExactly(1, 1);
        }
    }

    @Test
    void anAbandonedThreadThatBreaksGivesNothingBackAgain() throws Exception {
        Failing.LEAVE.set(new CountDownLatch(1));
        Pipeline pipeline = Pipeline.define(
                "abandoned",
                p -> p.add("failing", new Failing(true), node -> node.timeout(Duration.ofMillis(20))
                        .permit(Rig.GPU)));
        try (Rig rig = new Rig(directory, Thread::new);
                ThrowingLog log = new ThrowingLog()) {
            List<NodeEnd> ends = rig.run(pipeline);
            Failing.LEAVE.get().countDown();
            rig.settle();

            assertThat(log.isStarted()).isTrue();
            assertThat(ends.get(0).event().reason()).startsWith("TimeoutException");
            assertThat(rig.left()).containsExactly(1, 1);
        }
    }
}
