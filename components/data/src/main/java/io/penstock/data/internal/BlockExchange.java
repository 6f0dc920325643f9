package io.penstock.data.internal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Passes a fixed number of blocks around between the thread that fills them and those that use them. */
final class BlockExchange<B> {

    private final Deque<B> free;
    private final Deque<B> full = new ArrayDeque<>();
    private boolean ended;
    private boolean failed;

    BlockExchange(Collection<B> blocks) {
        free = new ArrayDeque<>(blocks);
    }

    synchronized void offer(B block) {
        full.add(block);
        notifyAll();
    }

    synchronized void release(B block) {
        free.add(block);
        notifyAll();
    }

    /** Waits for a free block; null after a failure. */
    synchronized @Nullable B takeFree() throws InterruptedException {
        while (free.isEmpty() && !failed) {
            wait();
        }
        return failed ? null : free.poll();
    }

    /** Returns a free block, or null if there is none now. */
    synchronized @Nullable B pollFree() {
        return failed ? null : free.poll();
    }

    /** Waits for the next full block; null at the end or after a failure. */
    synchronized @Nullable B takeFull() throws InterruptedException {
        while (full.isEmpty() && !ended && !failed) {
            wait();
        }
        return failed ? null : full.poll();
    }

    /** Returns the next full block, or null if there is none now. */
    synchronized @Nullable B pollFull() {
        return failed ? null : full.poll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized void fail() {
        failed = true;
        notifyAll();
    }
}
