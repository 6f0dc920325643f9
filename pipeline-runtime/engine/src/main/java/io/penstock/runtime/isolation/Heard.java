package io.penstock.runtime.isolation;

import io.penstock.runtime.isolation.wire.Message;

/** What comes from an isolated JVM. */
sealed interface Heard {

    /** A message. */
    record Said(Message message) implements Heard {}

    /**
     * A line that is no message.
     *
     * @param byTheJvm whether it came where the JVM itself writes, not where its component prints
     */
    record Printed(String line, boolean byTheJvm) implements Heard {}

    /** One of its two streams is at its end. */
    record Closed() implements Heard {}
}
