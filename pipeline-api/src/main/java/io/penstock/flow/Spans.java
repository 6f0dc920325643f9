package io.penstock.flow;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Which spans of data are meant. A span is a number, such as a day's, in the property {@code span} of an artifact. */
public sealed interface Spans {

    /** Returns those of the spans that are meant, in ascending order. */
    List<Long> choose(List<Long> spans);

    /** The newest spans, fewer if there are not so many. */
    static Spans newest(int count) {
        return new Newest(count);
    }

    /** The spans of a range, both ends included. */
    static Spans between(long first, long last) {
        return new Between(first, last);
    }

    /** Each span from the first one on. */
    static Spans from(long first) {
        return new Between(first, Long.MAX_VALUE);
    }

    /**
     * The newest spans.
     *
     * @param count how many at the most, at least 1
     */
    record Newest(int count) implements Spans {

        /** Checks the count. */
        public Newest {
            if (count < 1) {
                throw new IllegalArgumentException("The newest '%d' spans are none. Use at least 1.".formatted(count));
            }
        }

        @Override
        public List<Long> choose(List<Long> spans) {
            return sorted(spans)
                    .skip(Math.max(0, sorted(spans).count() - count))
                    .boxed()
                    .collect(Collectors.toList());
        }
    }

    /**
     * The spans of a range.
     *
     * @param first included
     * @param last included
     */
    record Between(long first, long last) implements Spans {

        /** Checks the range. */
        public Between {
            if (first > last) {
                throw new IllegalArgumentException(
                        "Spans '%d' to '%d' are none. Give the first one first.".formatted(first, last));
            }
        }

        @Override
        public List<Long> choose(List<Long> spans) {
            return sorted(spans)
                    .filter(span -> first <= span && span <= last)
                    .boxed()
                    .collect(Collectors.toList());
        }
    }

    private static LongStream sorted(List<Long> spans) {
        return spans.stream().mapToLong(Long::longValue).distinct().sorted();
    }
}
