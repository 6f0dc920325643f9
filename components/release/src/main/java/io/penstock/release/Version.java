package io.penstock.release;

import io.penstock.artifact.Digest;
import io.penstock.errors.DataException;
import java.nio.file.Path;
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

    /** The line in {@code CURRENT}: a version and the whole digest of its model. */
    record Pointer(Version version, Digest model) {

        static Pointer parse(String line, Path file) {
            String[] words = line.strip().split(" ", -1);
            Optional<Version> version = Version.parse(words[0]);
            if (words.length != 2 || version.isEmpty()) {
                throw new DataException(
                        "'%s' does not name a version: '%s'. Push the model again.".formatted(file, line.strip()));
            }
            return new Pointer(version.get(), new Digest(words[1]));
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
