package io.penstock.runtime.explain;

import java.util.List;

/**
 * One part of a cache key beside the same part of another key.
 *
 * @param part which part
 * @param name the field of an input or a file, or the name of a part of another kind; else empty
 * @param change how the two differ
 * @param before the text of the other key: a class name, a digest, {@code withheld}, or JSON; empty if it has none
 * @param now the text of this key; empty if it has none
 * @param details what differs inside: methods, classes and jars of the code, fields of the configuration, libraries; without
 *     what is the same
 * @param remark what is to be known of the comparison, for people; empty if there is nothing to say
 */
public record Difference(
        Part part, String name, Change change, String before, String now, List<Detail> details, String remark) {

    /** Copies the details. */
    public Difference {
        details = List.copyOf(details);
    }

    /** What a key is made of, in its order. */
    public enum Part {
        /** The class of the step. */
        COMPONENT,
        /** The methods, classes and jars that it reaches. */
        CODE,
        /** Its fields as canonical JSON. */
        CONFIGURATION,
        /** The artifact behind a port that it reads. */
        INPUT,
        /** A file or directory outside the workspace. */
        FILE,
        /** The versions of libraries that it declares. */
        LIBRARIES,
        /** What a resolver found, which is in no key of its own but in those behind it. */
        FOUND,
        /** A part that this version does not know. */
        OTHER
    }

    /** How a part differs from that of another key. */
    public enum Change {
        /** Both are equal. */
        SAME,
        /** Both have it, with different content. */
        CHANGED,
        /** Only this key has it. */
        ADDED,
        /** Only the other key has it. */
        REMOVED
    }

    /**
     * One difference inside a part.
     *
     * @param name a method with its parameter types, a class or a jar; the path of a field, such as {@code estimator.epochs}; a
     *     library; or {@code type} for the type of an input
     * @param change how it differs, never {@code SAME}
     * @param before the text on the other side, a hash for code; empty if it has none
     * @param now the text on this side; empty if it has none
     */
    public record Detail(String name, Change change, String before, String now) {}

    /** Returns whether the part is the same in both keys. */
    public boolean isSame() {
        return change == Change.SAME;
    }

    /** Returns the difference in one line for people. */
    @Override
    public String toString() {
        return Wording.of(this, Integer.MAX_VALUE);
    }
}
