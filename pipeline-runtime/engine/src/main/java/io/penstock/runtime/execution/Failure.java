package io.penstock.runtime.execution;

import com.google.common.base.Strings;
import com.google.common.base.Throwables;
import io.penstock.errors.PenstockException;
import java.util.function.Supplier;

/** Puts into words what a component threw, whatever it is: an exception whose own methods throw must not break the run. */
public final class Failure {

    /** A stack overflow has a thousand frames and more; what matters stands at both ends. */
    private static final int LONGEST_STACK = 32_000;

    private Failure() {}

    /** Returns what a person is told first. */
    public static String reason(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        String message = safely(() -> Strings.nullToEmpty(cause.getMessage()));
        if (cause instanceof PenstockException) {
            return message;
        }
        return message.isEmpty() ? name : name + ": " + message;
    }

    /** Returns the name of a class and its message. */
    public static String text(Throwable cause) {
        return safely(cause::toString);
    }

    static String stack(Throwable cause) {
        String stack = safely(() -> Throwables.getStackTraceAsString(cause));
        int half = LONGEST_STACK / 2;
        return stack.length() <= LONGEST_STACK
                ? stack
                : stack.substring(0, half) + "\n...\n" + stack.substring(stack.length() - half);
    }

    private static String safely(Supplier<String> text) {
        try {
            return text.get();
        } catch (RuntimeException | Error e) { // of a foreign exception's own getMessage
            return "its message cannot be had: " + e.getClass().getName();
        }
    }
}
