package io.penstock.configuration.internal.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value as it was written. */
public sealed interface Tree {

    /** Returns where it begins. */
    Place place();

    /** What a scalar is before anyone asks for a type. */
    enum Kind {
        /** No value. */
        NULL("nothing"),
        /** True or false. */
        BOOLEAN("a boolean"),
        /** A number without fraction and exponent. */
        INTEGER("a number"),
        /** Any other number. */
        DECIMAL("a number"),
        /** A text. */
        TEXT("a text"),
        /** A word of the command line, which is whatever is expected. */
        WORD("a word");

        private final String described;

        Kind(String described) {
            this.described = described;
        }

        /** Returns it with its article. */
        public String described() {
            return described;
        }
    }

    /**
     * A single value.
     *
     * @param kind what it is by its form
     * @param text the characters, without quotes
     * @param place where it begins
     */
    record Scalar(Kind kind, String text, Place place) implements Tree {

        /** Returns what it would be without quotes, in a file. */
        public Kind unquoted() {
            return PlainScalars.kind(text);
        }

        /** Leaves the text out, which may be a secret in the wrong place. */
        @Override
        public String toString() {
            return kind + " at " + place;
        }
    }

    /**
     * A list.
     *
     * @param elements in their order
     * @param place where it begins
     */
    record Sequence(List<Tree> elements, Place place) implements Tree {

        /** Copies the elements. */
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /**
     * Values by key.
     *
     * @param entries in the order in which they were written
     * @param place where it begins
     */
    record Mapping(Map<String, Entry> entries, Place place) implements Tree {

        /** Copies the entries. */
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** Returns a mapping without entries. */
        public static Mapping empty(Place place) {
            return new Mapping(Map.of(), place);
        }

        /** Returns the entry of a key. */
        public Optional<Entry> entry(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        /** Returns this mapping with one more entry, in the place of the one with its key if there is one. */
        public Mapping with(String key, Entry entry) {
            Map<String, Entry> more = new LinkedHashMap<>(entries);
            more.put(key, entry);
            return new Mapping(more, place);
        }

        /** Returns this mapping without a key. */
        public Mapping without(String key) {
            Map<String, Entry> fewer = new LinkedHashMap<>(entries);
            fewer.remove(key);
            return new Mapping(fewer, place);
        }
    }

    /**
     * A value of a mapping.
     *
     * @param key where its key stands
     * @param value what it is
     */
    record Entry(Place key, Tree value) {}
}
