package io.penstock.runtime.explain;

import io.penstock.artifact.Digest;
import io.penstock.runtime.explain.Difference.Change;
import io.penstock.runtime.explain.Difference.Detail;
import io.penstock.runtime.explain.Difference.Part;
import io.penstock.runtime.explain.Explanation.Cause;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.ExecutionId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** Says for people what an explanation says as data. */
final class Wording {

    /** How many details of a part the verdict names. */
    static final int FEW = 3;

    private static final int LONGEST_VALUE = 60;
    private static final int DIGEST_LENGTH = Digest.of("").text().length();

    private Wording() {}

    /** Returns the verdict, and below it what it leaves out. */
    static String of(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(explanation.verdict());
        for (Difference difference : explanation.changes()) {
            if (explanation.cause() != Cause.NEW_KEY) {
                lines.add("  " + of(difference, FEW));
            }
            if (difference.details().size() > FEW) {
                lines.add("  all of " + label(difference) + ":");
                difference.details().forEach(detail -> lines.add("    " + of(difference.part(), detail)));
            }
        }
        if (!explanation.changes().isEmpty()) {
            explanation.beside().ifPresent(earlier -> lines.add(beside(earlier, explanation.parts())));
        }
        return String.join("\n", lines);
    }

    /** Returns one difference, with a number of its details at most. */
    static String of(Difference difference, int most) {
        String remark = difference.remark().isEmpty() ? "" : " (" + difference.remark() + ")";
        boolean listed = difference.change() == Change.CHANGED
                && difference.part() != Part.INPUT
                && !difference.details().isEmpty();
        return label(difference) + (listed ? ": " + details(difference, most) : whole(difference)) + remark;
    }

    /** Returns the name of a part of the code as people write it. */
    static String ofCode(String name) {
        int descriptor = name.indexOf('(');
        if (descriptor < 0) {
            return name.startsWith("jar ") ? name : "class " + name;
        }
        String type = name.substring(0, name.lastIndexOf('.', descriptor));
        String method = name.substring(type.length() + 1, descriptor);
        if (method.equals("<clinit>")) {
            return "static initialiser of " + type;
        }
        String parameters = Arrays.stream(Type.getArgumentTypes(name.substring(descriptor)))
                .map(parameter -> simple(parameter.getClassName()))
                .collect(Collectors.joining(", ", "(", ")"));
        return method.equals("<init>") ? "new " + type + parameters : type + "." + method + parameters;
    }

    /** Names an execution within its run. */
    static String node(ExecutionId id) {
        return id.item().isEmpty() ? "'%s'".formatted(id.node()) : "'%s' of item '%s'".formatted(id.node(), id.item());
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String beside(ExecutionFinished earlier, List<Difference> parts) {
        String same =
                parts.stream().filter(Difference::isSame).map(Wording::label).collect(Collectors.joining(", "));
        return "Beside run '%s' of %s; the same: %s."
                .formatted(earlier.run(), time(earlier.at()), same.isEmpty() ? "nothing" : same);
    }

    private static String label(Difference difference) {
        return switch (difference.part()) {
            case INPUT -> "input " + difference.name();
            case FILE -> "file '%s'".formatted(difference.name());
            case OTHER -> difference.name();
            default -> difference.part().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String details(Difference difference, int most) {
        String shown = difference.details().stream()
                .limit(most)
                .map(detail -> of(difference.part(), detail))
                .collect(Collectors.joining(", "));
        int hidden = difference.details().size() - most;
        return hidden > 0 ? "%s and %d more".formatted(shown, hidden) : shown;
    }

    private static String whole(Difference difference) {
        String change = change(difference.change(), difference.before(), difference.now());
        String type = difference.details().stream()
                .map(detail -> ", " + of(difference.part(), detail))
                .collect(Collectors.joining());
        return (difference.change() == Change.CHANGED ? ": " : " ") + change + type;
    }

    private static String of(Part part, Detail detail) {
        return part == Part.CODE
                ? detail.name() + " " + detail.change().name().toLowerCase(Locale.ROOT)
                : detail.name() + " " + change(detail.change(), detail.before(), detail.now());
    }

    private static String change(Change change, String before, String now) {
        return switch (change) {
            case SAME -> "is the same";
            case CHANGED -> brief(before) + " -> " + brief(now);
            case ADDED -> "added: " + brief(now);
            case REMOVED -> "removed: it was " + brief(before);
        };
    }

    private static String brief(String value) {
        if (value.length() == DIGEST_LENGTH && value.startsWith("sha256:")) {
            return new Digest(value).brief();
        }
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
