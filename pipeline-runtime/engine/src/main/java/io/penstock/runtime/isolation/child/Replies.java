package io.penstock.runtime.isolation.child;

import io.penstock.runtime.isolation.wire.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Tells the parent. Thread-safe. */
final class Replies {

    private final OutputStream out;

    Replies(OutputStream out) {
        this.out = out;
    }

    /** Sends a message; nobody is there to be told if the parent is gone, and this JVM ends. */
    synchronized void send(Message message) {
        try {
            out.write(message.line().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            Orders.end();
        }
    }
}
