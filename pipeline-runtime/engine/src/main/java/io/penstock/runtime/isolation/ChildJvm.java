package io.penstock.runtime.isolation;

import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.isolation.Heard.Closed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JVM that was started by this one. It is asked to stop by a byte on its standard input, and ends itself when that stream
 * ends, so that it does not outlive this process. Used by one thread.
 */
final class ChildJvm implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChildJvm.class);
    private static final int MOST_UNHEARD = 1_024;
    private static final Duration TICK = Duration.ofMillis(250);
    private static final int STREAMS = 2;

    /** So many ticks after its end a process is not heard any more, though something else holds its streams. */
    private static final int LONGEST_SILENCE = 20;

    private static final int STOP = 's';

    private final Process process;
    private final BlockingQueue<Heard> queue = new ArrayBlockingQueue<>(MOST_UNHEARD);
    private final Ear messages;
    private final Ear lines;
    private int closed;
    private int silence;

    private ChildJvm(Process process) {
        this.process = process;
        String name = "penstock-jvm-" + process.pid();
        this.messages = new Ear(process.getInputStream(), true, queue, name + "-messages");
        this.lines = new Ear(process.getErrorStream(), false, queue, name + "-lines");
    }

    /**
     * Starts a JVM.
     *
     * @throws EnvironmentException if the system does not let it
     */
    static ChildJvm start(String node, List<String> command) {
        try {
            ChildJvm child = new ChildJvm(new ProcessBuilder(command).start());
            child.messages.open();
            child.lines.open();
            return child;
        } catch (IOException e) {
            throw new EnvironmentException(
                    "A JVM for node '%s' cannot be started: %s. Install a JDK or JRE with '%s', or run the node without isolated()."
                            .formatted(node, e.getMessage(), command.get(0)),
                    e);
        }
    }

    /** Waits a while for what it tells or prints. */
    Optional<Heard> next() throws InterruptedException {
        Heard heard = queue.poll(TICK.toNanos(), TimeUnit.NANOSECONDS);
        silence = heard == null && !process.isAlive() ? silence + 1 : 0;
        if (heard instanceof Closed) {
            closed++;
        }
        return Optional.ofNullable(heard);
    }

    /** Returns whether there is nothing more to hear; a process that outlives the JVM that started it may keep the streams open. */
    boolean isSilent() {
        return closed == STREAMS || silence > LONGEST_SILENCE;
    }

    /** Asks it to stop. */
    void stop() {
        try {
            process.getOutputStream().write(STOP);
            process.getOutputStream().flush();
        } catch (IOException e) {
            LOG.debug("The JVM {} has ended before it was asked to.", process.pid(), e);
        }
    }

    /** Waits for its end; false if it does not come in time. */
    boolean ends(Duration limit) throws InterruptedException {
        return process.waitFor(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
    }

    /** Waits for its end and returns its exit code. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it and what it started, if it still runs, and waits until it is gone. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.toHandle().destroyForcibly(); // the process itself would close streams that are read
        }
        process.onExit().join();
        CompletableFuture<Void> deaf = CompletableFuture.allOf(messages.close(), lines.close())
                .completeOnTimeout(null, TICK.toMillis(), TimeUnit.MILLISECONDS);
        deaf.join();
        closeOrders();
    }

    private void closeOrders() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("The JVM {} has ended before its orders.", process.pid(), e);
        }
    }
}
