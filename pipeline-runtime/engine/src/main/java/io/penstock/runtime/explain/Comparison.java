package io.penstock.runtime.explain;

import io.penstock.artifact.Digest;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.cache.CacheKey;
import io.penstock.runtime.code.CodeTables;
import io.penstock.runtime.explain.Difference.Change;
import io.penstock.runtime.explain.Difference.Detail;
import io.penstock.runtime.explain.Difference.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lays the parts of two keys side by side.
 *
 * @param code names the methods behind fingerprints
 */
record Comparison(CodeTables code) {

    /** The field and the type of an input; blanks in a field stand between quotes. */
    private static final Pattern INPUT = Pattern.compile("input ((?:[^ ']|'[^']*')+) (.+)");

    /** Names one part of a key. */
    private record Slot(Part part, String name) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            return Comparator.comparing(Slot::part).thenComparing(Slot::name).compare(this, other);
        }
    }

    /** The content of a part; the type is that of an input, else empty. */
    private record Content(String text, String type) {

        private static final Content NONE = new Content("", "");
    }

    /** Returns how many parts of a key differ from those of another. */
    static int distance(Map<String, String> before, Map<String, String> now) {
        SortedMap<Slot, Content> left = slots(before);
        SortedMap<Slot, Content> right = slots(now);
        return (int) all(left, right).stream()
                .filter(slot -> change(left.get(slot), right.get(slot)) != Change.SAME)
                .count();
    }

    /** Compares a key with an earlier one, part by part, in the order of the key. */
    List<Difference> of(Map<String, String> before, Map<String, String> now) {
        SortedMap<Slot, Content> left = slots(before);
        SortedMap<Slot, Content> right = slots(now);
        return all(left, right).stream()
                .map(slot -> difference(slot, left.get(slot), right.get(slot)))
                .toList();
    }

    private Difference difference(Slot slot, @Nullable Content left, @Nullable Content right) {
        Change change = change(left, right);
        Content before = left == null ? Content.NONE : left;
        Content now = right == null ? Content.NONE : right;
        String remark = change == Change.CHANGED && slot.part() == Part.CODE ? gone(before.text(), now.text()) : "";
        List<Detail> details =
                change == Change.CHANGED && remark.isEmpty() ? details(slot.part(), before, now) : List.of();
        return new Difference(slot.part(), slot.name(), change, before.text(), now.text(), details, remark);
    }

    private List<Detail> details(Part part, Content before, Content now) {
        return switch (part) {
            case CODE ->
                named(between(
                        methods(before.text()).orElseThrow(),
                        methods(now.text()).orElseThrow()));
            case CONFIGURATION -> between(ConfigurationPaths.of(before.text()), ConfigurationPaths.of(now.text()));
            case LIBRARIES -> between(libraries(before.text()), libraries(now.text()));
            case INPUT -> between(Map.of("type", before.type()), Map.of("type", now.type()));
            default -> List.of();
        };
    }

    /** Says which of two fingerprints is no longer kept, so that what changed between them cannot be told. */
    private String gone(String before, String now) {
        boolean earlier = methods(before).isEmpty();
        return earlier || methods(now).isEmpty()
                ? "the methods of the %s fingerprint are no longer kept, so what changed cannot be named"
                        .formatted(earlier ? "earlier" : "present")
                : "";
    }

    private Optional<SortedMap<String, String>> methods(String fingerprint) {
        try {
            return code.parts(new Digest(fingerprint));
        } catch (IOException e) {
            throw new EnvironmentException(
                    "The parts of fingerprint '%s' cannot be read: %s".formatted(fingerprint, e), e);
        }
    }

    private static List<Detail> named(List<Detail> details) {
        return details.stream()
                .map(one -> new Detail(Wording.ofCode(one.name()), one.change(), one.before(), one.now()))
                .toList();
    }

    private static List<Detail> between(Map<String, String> before, Map<String, String> now) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        List<Detail> details = new ArrayList<>();
        for (String name : names) {
            Change change = change(before.get(name), now.get(name));
            if (change != Change.SAME) {
                details.add(new Detail(name, change, before.getOrDefault(name, ""), now.getOrDefault(name, "")));
            }
        }
        return details;
    }

    private static Change change(@Nullable Object before, @Nullable Object now) {
        if (before == null) {
            return Change.ADDED;
        }
        return now == null ? Change.REMOVED : before.equals(now) ? Change.SAME : Change.CHANGED;
    }

    private static Map<String, String> libraries(String text) {
        Map<String, String> versions = new HashMap<>();
        for (String library : text.split(", ", -1)) {
            int space = library.lastIndexOf(' ');
            versions.merge(library.substring(0, space), library.substring(space + 1), "%s, %s"::formatted);
        }
        return versions;
    }

    private static TreeSet<Slot> all(SortedMap<Slot, Content> left, SortedMap<Slot, Content> right) {
        TreeSet<Slot> slots = new TreeSet<>(left.keySet());
        slots.addAll(right.keySet());
        return slots;
    }

    private static SortedMap<Slot, Content> slots(Map<String, String> parts) {
        SortedMap<Slot, Content> slots = new TreeMap<>();
        parts.forEach((name, text) -> {
            if (!CacheKey.isNote(name)) {
                slot(name, text, slots);
            }
        });
        return slots;
    }

    private static void slot(String name, String text, SortedMap<Slot, Content> slots) {
        Matcher input = INPUT.matcher(name);
        if (input.matches()) {
            slots.put(new Slot(Part.INPUT, input.group(1)), new Content(text, input.group(2)));
        } else if (name.startsWith("file ")) {
            slots.put(new Slot(Part.FILE, name.substring("file ".length())), new Content(text, ""));
        } else {
            slots.put(single(name), new Content(text, ""));
        }
    }

    private static Slot single(String name) {
        return switch (name) {
            case "component" -> new Slot(Part.COMPONENT, "");
            case "code" -> new Slot(Part.CODE, "");
            case "configuration" -> new Slot(Part.CONFIGURATION, "");
            case "libraries" -> new Slot(Part.LIBRARIES, "");
            case "found" -> new Slot(Part.FOUND, "");
            default -> new Slot(Part.OTHER, name);
        };
    }
}
