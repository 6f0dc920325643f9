package io.penstock.data.csv;

import io.penstock.data.csv.CsvTable.SinkFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The threads that type and use the rows that another one parses. Closing it stops them and closes their sinks. */
final class Crew<S extends BatchSink> implements AutoCloseable {

    private final BlockExchange exchange;
    private final List<BlockWorker<S>> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private @Nullable BlockWorker<S> own;

    private Crew(int blocks) {
        this.exchange = new BlockExchange(blocks);
    }

    static <S extends BatchSink> Crew<S> start(CsvPass pass, FieldBlock first, TypeGuess guess, SinkFactory<S> sinks)
            throws IOException {
        // With the first one: one being parsed, one being used by each thread, one waiting for each thread.
        Crew<S> crew = new Crew<>(2 * pass.workers());
        try {
            crew.open(pass, guess, sinks);
        } catch (IOException | RuntimeException e) {
            crew.close();
            throw e;
        }
        crew.threads.forEach(Thread::start);
        return crew;
    }

    /** Takes a full block and returns an empty one. */
    FieldBlock handOver(FieldBlock block) throws IOException, InterruptedException {
        if (threads.isEmpty() && own != null) {
            own.work(block);
            return block;
        }
        exchange.offer(block);
        FieldBlock free = exchange.pollFree();
        if (free == null && own != null) {
            free = exchange.pollFull();
            if (free != null) {
                own.work(free);
            }
        }
        return free != null ? free : waitForFree();
    }

    /** Waits until all blocks are used. */
    void finish() throws IOException, InterruptedException {
        exchange.end();
        for (Thread thread : threads) {
            thread.join();
        }
        rethrow();
    }

    List<S> sinks() {
        return workers.stream().map(BlockWorker::sink).toList();
    }

    @Override
    public void close() throws IOException {
        exchange.fail();
        boolean interrupted = false;
        for (Thread thread : threads) {
            interrupted |= joinFully(thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        closeSinks();
    }

    private void open(CsvPass pass, TypeGuess guess, SinkFactory<S> sinks) throws IOException {
        for (int i = 0; i < pass.workers(); i++) {
            BlockWorker<S> worker = add(guess, sinks);
            Thread thread = new Thread(() -> run(worker), "penstock-csv-" + (i + 1));
            thread.setDaemon(true);
            threads.add(thread);
        }
        if (pass.helping()) {
            own = add(guess, sinks);
        }
    }

    private BlockWorker<S> add(TypeGuess guess, SinkFactory<S> sinks) throws IOException {
        BlockWorker<S> worker = new BlockWorker<>(guess, sinks.open(guess.rowType()));
        workers.add(worker);
        return worker;
    }

    private void run(BlockWorker<S> worker) {
        try {
            for (FieldBlock block = exchange.takeFull(); block != null; block = exchange.takeFull()) {
                worker.work(block);
                exchange.release(block);
            }
        } catch (Throwable e) { // carried to the thread that waits, whatever it is
            failure.compareAndSet(null, e);
            exchange.fail();
        }
    }

    private FieldBlock waitForFree() throws IOException, InterruptedException {
        FieldBlock free = exchange.takeFree();
        if (free == null) {
            rethrow();
            throw new IllegalStateException("the crew stopped before the last row");
        }
        return free;
    }

    private void rethrow() throws IOException {
        Throwable cause = failure.get();
        if (cause instanceof IOException io) {
            throw io;
        }
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (cause instanceof Error error) {
            throw error;
        }
    }

    private void closeSinks() throws IOException {
        IOException failed = null;
        for (BlockWorker<S> worker : workers) {
            try {
                worker.sink().close();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
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
