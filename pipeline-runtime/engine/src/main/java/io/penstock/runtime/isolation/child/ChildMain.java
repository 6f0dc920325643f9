package io.penstock.runtime.isolation.child;

import io.penstock.runtime.isolation.wire.Fault;
import io.penstock.runtime.isolation.wire.Message;
import io.penstock.runtime.isolation.wire.Request;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where an isolated JVM begins. */
final class ChildMain {

    private ChildMain() {}

    /**
     * Runs one component. Standard input gives orders, standard output takes messages; what the component prints goes to
     * standard error.
     *
     * @param arguments the exchange directory
     */
    public static void main(String[] arguments) {
        InputStream orders = System.in;
        Replies replies = new Replies(new FileOutputStream(FileDescriptor.out));
        PrintStream lines = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(lines);
        System.setErr(lines);
        System.setIn(InputStream.nullInputStream());
        Orders.Stop stop = new Orders.Stop(Thread.currentThread());
        new Orders(orders, stop).begin();
        ProcessMeter meter = ProcessMeter.begin(Thread.currentThread(), replies);
        replies.send(new Message.Begun());
        Message last = outcome(Path.of(arguments[0]), replies, stop);
        meter.report();
        replies.send(last);
        System.exit(0); // threads that the component left behind would keep the JVM
    }

    private static Message outcome(Path exchange, Replies replies, Orders.Stop stop) {
        try {
            return new Errand(exchange, Request.read(exchange), replies, stop).run();
        } catch (Throwable e) { // whatever it is, the parent is told
            return new Message.Failed(Fault.of(e));
        }
    }
}
