package io.penstock.runtime.isolation.wire;

import io.penstock.runtime.execution.Failure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An exception or error as it looks: its class and message, its stack, its cause.
 *
 * @param text the name of its class, and its message
 */
public record Thrown(String text, List<Frame> frames, Optional<Thrown> cause) {

    private static final int MOST_CAUSES = 20;

    /** Copies the frames. */
    public Thrown {
        frames = List.copyOf(frames);
    }

    /** A place in a stack. */
    public record Frame(String type, String method, Optional<String> file, int line) {

        private static Frame of(StackTraceElement element) {
            return new Frame(
                    element.getClassName(),
                    element.getMethodName(),
                    Optional.ofNullable(element.getFileName()),
                    element.getLineNumber());
        }

        private StackTraceElement element() {
            return new StackTraceElement(type, method, file.orElse(null), line);
        }
    }

    static Thrown of(Throwable thrown) {
        return of(thrown, MOST_CAUSES);
    }

    private static Thrown of(Throwable thrown, int causes) {
        Throwable cause = thrown.getCause();
        return new Thrown(
                Failure.text(thrown),
                Stream.of(thrown.getStackTrace()).map(Frame::of).toList(),
                cause == null || causes == 0 ? Optional.empty() : Optional.of(of(cause, causes - 1)));
    }

    ThrownElsewhere again(boolean passes) {
        ThrownElsewhere inner = cause.map(next -> next.again(passes)).orElse(null);
        ThrownElsewhere copy =
                passes ? new ThrownElsewhere.Passing(text, inner) : new ThrownElsewhere.Lasting(text, inner);
        copy.setStackTrace(frames.stream().map(Frame::element).toArray(StackTraceElement[]::new));
        return copy;
    }
}
