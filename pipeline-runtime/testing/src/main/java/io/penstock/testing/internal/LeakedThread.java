package io.penstock.testing.internal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A thread that was still there after the component that started it.
 *
 * @param name of the thread
 * @param state what it was doing
 * @param stack where it was
 */
public record LeakedThread(String name, Thread.State state, List<StackTraceElement> stack) {

    /** Copies the stack. */
    public LeakedThread {
        stack = List.copyOf(stack);
    }

    static LeakedThread of(Thread thread) {
        return new LeakedThread(thread.getName(), thread.getState(), Arrays.asList(thread.getStackTrace()));
    }

    /** Returns name, state and stack as a stack trace is printed. */
    public String text() {
        String frames = stack.stream().map(LeakedThread::line).collect(Collectors.joining(System.lineSeparator()));
        return "Thread '%s' (%s)%n%s".formatted(name, state, frames);
    }

    /** Without the name of the class loader, so that development tools make a link of it. */
    private static String line(StackTraceElement frame) {
        return "\tat %s.%s(%s:%d)"
                .formatted(frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }

    /** Returns several with their stacks. */
    public static String text(List<LeakedThread> threads) {
        return threads.stream().map(LeakedThread::text).collect(Collectors.joining(System.lineSeparator()));
    }
}
