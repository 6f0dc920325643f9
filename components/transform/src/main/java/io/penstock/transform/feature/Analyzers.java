package io.penstock.transform.feature;

import io.penstock.columns.Batch;
import io.penstock.columns.ExactMoments;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.transform.expression.Kernel;
import java.util.function.Function;
import java.util.stream.Stream;

/** What features learn from the training rows, as reducers that end with any result. */
public final class Analyzers {

    private Analyzers() {}

    /** Returns a reducer that looks at no row and ends with a constant. */
    public static <R> Reducer<?, R> nothing(R result) {
        return new Nothing<>(result);
    }

    /**
     * Returns a reducer that learns count, mean, variance and range of the finite values of a kernel.
     *
     * @param rows type of the training rows
     * @param input made for that type
     */
    public static <R> Reducer<?, R> moments(RowType rows, Kernel input, Function<ExactMoments, R> finish) {
        return new MomentsReducer<>(rows, input, finish);
    }

    /** Returns a reducer that learns how often each finite value of a kernel occurs. */
    static <R> Reducer<?, R> values(RowType rows, Kernel input, Function<ValueCounts, R> finish) {
        return new ValuesReducer<>(rows, input, finish);
    }

    /** Returns a reducer that learns how often each text of a column occurs. */
    static <R> Reducer<?, R> texts(String column, Function<TextCounts, R> finish) {
        return new TextsReducer<>(column, Stream::of, finish);
    }

    /** Returns a reducer that learns how often each token of the texts of a column occurs. */
    static <R> Reducer<?, R> tokens(String column, Tokenizer tokenizer, Function<TextCounts, R> finish) {
        return new TextsReducer<>(column, tokenizer::tokens, finish);
    }

    /** Returns a reducer whose result is made of that of another. */
    static <A, Q, R> Reducer<A, R> then(Reducer<A, Q> first, Function<Q, R> finish) {
        return new Then<>(first, finish);
    }

    private record Then<A, Q, R>(Reducer<A, Q> first, Function<Q, R> last) implements Reducer<A, R> {

        @Override
        public A zero() {
            return first.zero();
        }

        @Override
        public void add(A into, Batch rows) {
            first.add(into, rows);
        }

        @Override
        public void merge(A into, A other) {
            first.merge(into, other);
        }

        @Override
        public R finish(A total) {
            return last.apply(first.finish(total));
        }

        @Override
        public byte[] encode(A partial) {
            return first.encode(partial);
        }

        @Override
        public A decode(byte[] bytes) {
            return first.decode(bytes);
        }
    }

    /** Has no state. */
    private record Nothing<R>(R result) implements Reducer<Object, R> {

        @Override
        public Object zero() {
            return this;
        }

        @Override
        public void add(Object into, Batch rows) {}

        @Override
        public void merge(Object into, Object other) {}

        @Override
        public R finish(Object total) {
            return result;
        }

        @Override
        public byte[] encode(Object partial) {
            return new byte[0];
        }

        @Override
        public Object decode(byte[] bytes) {
            return this;
        }
    }
}
