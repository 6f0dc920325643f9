package io.penstock.data.span;

import io.penstock.artifact.Digest;
import java.util.List;
import java.util.OptionalLong;

/**
 * One portion of data: the files of a span, of its latest version.
 *
 * @param number of the span: a counter, or the days since 1970-01-01
 * @param version of the span, if its files have one
 * @param files in the order of their names, at least one
 */
public record DataSpan(long number, OptionalLong version, List<File> files) {

    /** Stands for the version of a span that has none. */
    static final long NO_VERSION = -1;

    /** Copies the files. */
    public DataSpan {
        files = List.copyOf(files);
    }

    static OptionalLong versionOf(long number) {
        return number == NO_VERSION ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /**
     * One file.
     *
     * @param path where it is
     * @param digest of its content
     */
    public record File(String path, Digest digest) {}
}
