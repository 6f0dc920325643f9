package io.penstock.runtime.isolation;

import io.penstock.errors.DataException;
import io.penstock.runtime.internal.Threads;
import io.penstock.runtime.isolation.Heard.Closed;
import io.penstock.runtime.isolation.Heard.Printed;
import io.penstock.runtime.isolation.Heard.Said;
import io.penstock.runtime.isolation.wire.Message;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/** A thread that reads one stream of an isolated JVM line by line; it ends with the stream, or when it is interrupted. */
final class Ear implements Runnable {

    /** A longer line is cut; messages are as long as they are. */
    private static final int LONGEST_LINE = 16 << 10;

    private final InputStream stream;
    private final boolean takesMessages;
    private final BlockingQueue<Heard> queue;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Thread thread;
    private boolean isMessage;

    Ear(InputStream stream, boolean takesMessages, BlockingQueue<Heard> queue, String name) {
        this.stream = new BufferedInputStream(stream);
        this.takesMessages = takesMessages;
        this.queue = queue;
        this.thread = Threads.thread(this, name);
    }

    void open() {
        thread.start();
    }

    /** Stops listening; the future completes when the thread is at its end. */
    CompletableFuture<Void> close() {
        thread.interrupt();
        return done;
    }

    @Override
    public void run() {
        try {
            listen();
            queue.put(new Closed());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody wants to hear any more
        } finally {
            done.complete(null);
        }
    }

    private void listen() throws InterruptedException {
        for (int next = read(); next >= 0; next = read()) {
            if (next == '\n') {
                emit();
            } else {
                isMessage = line.size() == 0 ? takesMessages && next == Message.MARK : isMessage;
                line.write(next);
                cut();
            }
        }
        emit();
    }

    private void cut() throws InterruptedException {
        if (line.size() >= LONGEST_LINE && !isMessage) {
            emit();
        }
    }

    private void emit() throws InterruptedException {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (!text.isEmpty()) {
            queue.put(heard(text));
        }
    }

    private Heard heard(String text) {
        if (isMessage) {
            try {
                return new Said(Message.parse(text));
            } catch (DataException e) { // native code wrote into the middle of it
                return new Printed(text.substring(1), true);
            }
        }
        return new Printed(text, takesMessages);
    }

    /** A stream that breaks off is at its end. */
    private int read() {
        try {
            return stream.read();
        } catch (IOException e) {
            return -1;
        }
    }
}
