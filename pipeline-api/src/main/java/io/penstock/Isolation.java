package io.penstock;

import java.util.List;

/**
 * A JVM of its own for one node: whatever happens in it, {@code OutOfMemoryError}, a native crash and {@code System.exit}
 * included, the node fails and nothing else.
 *
 * <p>The JVM has the class path, the system properties and the opened modules of the process that runs the pipeline, and ends
 * when that does. It can be stopped by force, so a timeout always holds. It loads the library and the component anew, which is
 * worth it for nodes that run for seconds and more. What the component prints is kept with its log.
 *
 * @param heapMegabytes its largest heap
 * @param options further options of the JVM, such as {@code -XX:+UseSerialGC}
 */
public record Isolation(int heapMegabytes, List<String> options) {

    private static final int DEFAULT_HEAP_MEGABYTES = 512;

    /** Checks the heap and copies the options. */
    public Isolation {
        if (heapMegabytes < 8) {
            throw new IllegalArgumentException(
                    "A heap of '%d' MB is too small for a JVM. Use at least 8.".formatted(heapMegabytes));
        }
        options = List.copyOf(options);
    }

    /** A JVM with a heap of at most 512 MB. */
    public static Isolation standard() {
        return heap(DEFAULT_HEAP_MEGABYTES);
    }

    /** A JVM with a heap of at most so many megabytes. */
    public static Isolation heap(int megabytes) {
        return new Isolation(megabytes, List.of());
    }

    /** Returns the same with other options of the JVM. */
    public Isolation with(String... others) {
        return new Isolation(heapMegabytes, List.of(others));
    }
}
