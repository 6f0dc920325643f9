package io.penstock.release;

import io.penstock.artifact.Digest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a pushed version: its number and the first digits of its model's digest, {@code 000001-9f3c21ab}.
 *
 * @param number 1 for the first
 * @param brief the first eight digits
 */
record Version(int number, String brief) implements Comparable<Version> {

    private static final Pattern NAME = Pattern.compile("(\\d{6,9})-([0-9a-f]{8})");
    private static final Pattern LINE = Pattern.compile("(\\S+) (sha256:[0-9a-f]{64})");

    /** The line in {@code CURRENT}: a version and the whole digest of its model. */
    record Pointer(Version version, Digest model) {

        /** Reads the line; empty if it is not one. */
        static Optional<Pointer> parse(String line) {
            Matcher matcher = LINE.matcher(line.strip());
            return matcher.matches()
                    ? Version.parse(matcher.group(1)).map(version -> new Pointer(version, new Digest(matcher.group(2))))
                    : Optional.empty();
        }

        String line() {
            return "%s %s\n".formatted(version.name(), model.text());
        }
    }

    static Optional<Version> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new Version(Integer.parseInt(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    String name() {
        return "%06d-%s".formatted(number, brief);
    }

    boolean mayHold(Digest model) {
        return brief.equals(model.brief());
    }

    @Override
    public int compareTo(Version other) {
        return Integer.compare(number, other.number);
    }
}
