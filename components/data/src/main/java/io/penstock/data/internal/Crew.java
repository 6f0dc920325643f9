package io.penstock.data.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that use the blocks that another one fills. That one may help, if all blocks are full. Used by it alone; closing it stops
 * the threads.
 *
 * @param <B> a block, which goes back and forth
 */
public final class Crew<B> implements AutoCloseable {

    /**
     * What one thread does with a block.
     *
     * @param <B> a block
     */
    @FunctionalInterface
    public interface Worker<B> {

        /** Uses a block; used by one thread at a time. */
        void work(B block) throws IOException, InterruptedException;
    }

    private final BlockExchange<B> exchange;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final @Nullable Worker<B> own;
    private final Runnable whenOneFails;

    private Crew(Collection<B> blocks, @Nullable Worker<B> own, Runnable whenOneFails) {
        this.exchange = new BlockExchange<>(blocks);
        this.own = own;
        this.whenOneFails = whenOneFails;
    }

    /**
     * Starts threads.
     *
     * @param name of the threads
     * @param workers one for each thread
     * @param own what the caller's thread does when it has to wait; needed if there are no others
     * @param blocks free ones, besides the one that the caller begins with
     * @param whenOneFails lets go on whoever waits for what the one that failed will not bring
     */
    public static <B> Crew<B> start(
            String name,
            List<? extends Worker<B>> workers,
            @Nullable Worker<B> own,
            Collection<B> blocks,
            Runnable whenOneFails) {
        if (workers.isEmpty() && own == null) {
            throw new IllegalArgumentException("A crew of nobody uses no blocks.");
        }
        Crew<B> crew = new Crew<>(blocks, own, whenOneFails);
        for (Worker<B> worker : workers) {
            Thread thread = new Thread(() -> crew.run(worker), name + "-" + (crew.threads.size() + 1));
            thread.setDaemon(true);
            crew.threads.add(thread);
        }
        crew.threads.forEach(Thread::start);
        return crew;
    }

    /** Takes a full block and returns an empty one. */
    public B handOver(B block) throws IOException, InterruptedException {
        if (threads.isEmpty() && own != null) {
            own.work(block);
            return block;
        }
        exchange.offer(block);
        B free = exchange.pollFree();
        if (free == null && own != null) {
            free = exchange.pollFull();
            if (free != null) {
                own.work(free);
            }
        }
        return free != null ? free : waitForFree();
    }

    /** Waits until all blocks are used. */
    public void finish() throws IOException, InterruptedException {
        exchange.end();
        if (own != null) {
            for (B left = exchange.pollFull(); left != null; left = exchange.pollFull()) {
                own.work(left);
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        rethrow();
    }

    @Override
    public void close() {
        exchange.fail();
        boolean interrupted = false;
        for (Thread thread : threads) {
            interrupted |= joinFully(thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Worker<B> worker) {
        try {
            for (B block = exchange.takeFull(); block != null; block = exchange.takeFull()) {
                worker.work(block);
                exchange.release(block);
            }
        } catch (Throwable e) { // carried to the thread that waits, whatever it is
            failure.compareAndSet(null, e);
            exchange.fail();
            whenOneFails.run();
        }
    }

    private B waitForFree() throws IOException, InterruptedException {
        B free = exchange.takeFree();
        if (free == null) {
            rethrow();
            throw new IllegalStateException("the crew stopped before the last row");
        }
        return free;
    }

    private void rethrow() throws IOException, InterruptedException {
        Throwable cause = failure.get();
        if (cause instanceof IOException io) {
            throw io;
        }
        if (cause instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (cause instanceof Error error) {
            throw error;
        }
    }

    private static boolean joinFully(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }
}
