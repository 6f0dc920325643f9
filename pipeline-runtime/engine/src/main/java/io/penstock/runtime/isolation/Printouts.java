package io.penstock.runtime.isolation;

import io.penstock.runtime.isolation.Heard.Printed;
import io.penstock.runtime.observe.AttemptLog;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what an isolated JVM prints with its attempt, up to a limit. */
final class Printouts {

    private static final int MOST_KEPT_CHARACTERS = 1 << 20;
    private static final int LAST_LINES = 5;
    private static final Pattern OUT_OF_MEMORY =
            Pattern.compile("Terminating due to java\\.lang\\.OutOfMemoryError: (.*)");

    private final AttemptLog log;
    private final ArrayDeque<String> last = new ArrayDeque<>();
    private Optional<String> outOfMemory = Optional.empty();
    private long kept;
    private long dropped;

    Printouts(AttemptLog log) {
        this.log = log;
    }

    void take(Printed printed) {
        keep(printed.line());
        if (printed.byTheJvm()) {
            Matcher matcher = OUT_OF_MEMORY.matcher(printed.line());
            outOfMemory = matcher.find() ? Optional.of(matcher.group(1)) : outOfMemory;
        }
    }

    /** Returns which memory the JVM ran out of, if it said so. */
    Optional<String> outOfMemory() {
        return outOfMemory;
    }

    /** Returns the last lines. */
    List<String> last() {
        return List.copyOf(last);
    }

    /** Says how much was not kept. */
    void end() {
        if (dropped > 0) {
            log.keep("... %d more lines were printed and not kept. Log less, or to a file of your own."
                    .formatted(dropped));
        }
    }

    private void keep(String line) {
        last.addLast(line);
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
        kept += line.length() + 1;
        if (kept <= MOST_KEPT_CHARACTERS) {
            log.keep(line);
        } else {
            dropped++;
        }
    }
}
