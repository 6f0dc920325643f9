package io.penstock.runtime.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ways by which one walk came to calls that end the whole process. */
final class Exits {

    private static final Map<String, String> ENDS = Map.of(
            "java/lang/System.exit(I)V", "System.exit",
            "java/lang/Runtime.exit(I)V", "Runtime.exit",
            "java/lang/Runtime.halt(I)V", "Runtime.halt");

    /** Stands for the caller of a method from which the walk began. */
    static final String NOBODY = "";

    /** The first caller of each method, both with class, name and descriptor. */
    private final Map<String, String> callers = new HashMap<>();

    private final Set<String> chains = new LinkedHashSet<>();
    private boolean closed;

    /** Returns the name for people of a method that ends the process; empty for every other. */
    static Optional<String> ending(String owner, String key) {
        return owner.startsWith("java/lang/") ? Optional.ofNullable(ENDS.get(owner + "." + key)) : Optional.empty();
    }

    /** Notes by which method another was reached; returns whether it is the first time. */
    boolean reach(String method, String caller) {
        return callers.putIfAbsent(method, caller) == null;
    }

    /** Notes that a reached method calls methods that end the process, or takes handles of them. */
    void note(String method, Set<String> endings) {
        if (!closed) {
            endings.forEach(ending -> chains.add(String.join(" > ", chain(method)) + " > " + ending));
        }
    }

    /** Ends the noting: what is reached from now on counts as code, but nobody is known to call it. */
    void close() {
        closed = true;
    }

    /** Returns a chain of methods for each such call, as {@code Trainer.run > Report.finish > System.exit}. */
    List<String> chains() {
        return List.copyOf(chains);
    }

    private Deque<String> chain(String method) {
        Deque<String> chain = new ArrayDeque<>();
        for (String at = method; !at.equals(NOBODY); at = callers.getOrDefault(at, NOBODY)) {
            if (!at.contains(".lambda$")) { // it stands in the method before it
                chain.addFirst(display(at));
            }
        }
        return chain;
    }

    private static String display(String method) {
        String name = method.substring(method.lastIndexOf('/', method.indexOf('(')) + 1, method.indexOf('('));
        String readable = name.replace('$', '.');
        if (readable.endsWith(".<init>")) {
            return "new " + readable.substring(0, readable.length() - ".<init>".length());
        }
        return readable.replace("<clinit>", "static initialiser");
    }
}
