package io.penstock.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelReductionTest {

    private static final RowType NUMBERS =
            RowType.of(new Field("x", ColumnType.FLOAT64), new Field("n", ColumnType.INT64));

    /** The exact sum of {@code x}. */
    private record Sum() implements Reducer<ExactSum, Double> {

        @Override
        public ExactSum zero() {
            return new ExactSum();
        }

        @Override
        public void add(ExactSum into, Batch rows) {
            into.addAll(rows.numbers("x"));
        }

        @Override
        public void merge(ExactSum into, ExactSum other) {
            into.merge(other);
        }

        @Override
        public Double finish(ExactSum total) {
            return total.value();
        }

        @Override
        public byte[] encode(ExactSum partial) {
            return partial.encode();
        }

        @Override
        public ExactSum decode(byte[] bytes) {
            return ExactSum.decode(bytes);
        }
    }

    /** The first {@code n} of each batch, in order. */
    private record Firsts() implements Reducer<List<Long>, List<Long>> {

        @Override
        public List<Long> zero() {
            return new ArrayList<>();
        }

        @Override
        public void add(List<Long> into, Batch rows) {
            into.add(rows.longs("n").value(0));
        }

        @Override
        public void merge(List<Long> into, List<Long> other) {
            into.addAll(other);
        }

        @Override
        public List<Long> finish(List<Long> total) {
            return total;
        }

        @Override
        public byte[] encode(List<Long> partial) {
            throw new UnsupportedOperationException("stays in this JVM");
        }

        @Override
        public List<Long> decode(byte[] bytes) {
            throw new UnsupportedOperationException("stays in this JVM");
        }

        @Override
        public boolean ordered() {
            return true;
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        List<Batch> batches = batches(40);
        double alone = reduce(batches, new Sum(), 1);

        for (int threads : new int[] {2, 3, 8}) {
            assertThat(reduce(batches, new Sum(), threads)).isEqualTo(alone);
        }
    }

    @Test
    void anOrderedReducerSeesBatchesInOrder() {
        List<Batch> batches = batches(200);
        List<Long> expected = IntStream.range(0, 200).mapToObj(i -> (long) i).toList();

        assertThat(reduce(batches, new Firsts(), 4)).isEqualTo(expected);
    }

    @Test
    void aProductGivesTheResultsOfItsPartsInOnePass() {
        ProductReducer<Object> product = new ProductReducer<>(List.of(new Sum(), new Firsts()));
        List<Batch> batches = batches(20);

        assertThat(product.ordered()).isTrue();
        assertThat(reduce(batches, product, 3))
                .containsExactly(reduce(batches, new Sum(), 1), reduce(batches, new Firsts(), 1));
    }

    @Test
    void aProductIsReadBackFromItsBytes() {
        ProductReducer<Double> product = new ProductReducer<>(List.of(new Sum(), new Sum()));
        List<Object> partial = product.zero();
        product.add(partial, batches(1).get(0));

        List<Object> decoded = product.decode(product.encode(partial));

        assertThat(product.finish(decoded)).isEqualTo(product.finish(partial));
        assertThatThrownBy(() -> product.decode(new byte[] {1, 0, 0, 1, 0})).isInstanceOf(DataException.class);
    }

    @Test
    void noBatchesGiveTheResultOfNothing() {
        assertThat(reduce(List.of(), new Sum(), 2)).isZero();
    }

    @Test
    void aFailureComesOutAsItIs() {
        DataException failure = new DataException("The file is damaged.");
        BatchSource source = () -> () -> {
            throw failure;
        };

        for (Reducer<?, ?> reducer : List.of(new Sum(), new Firsts())) {
            try (ParallelReduction reduction = new ParallelReduction(3)) {
                assertThatThrownBy(() -> reduction.reduce(source, reducer)).isSameAs(failure);
            }
        }
    }

    @Test
    void closingEndsTheThreads() throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        BatchSource empty = () -> {
            workers.add(Thread.currentThread());
            return null;
        };
        try (ParallelReduction reduction = new ParallelReduction(1)) {
            reduction.reduce(empty, new Sum());
        }
        Thread worker = workers.get(0);
        worker.join();

        assertThat(worker.getName()).startsWith("penstock-reduction-");
        assertThat(worker.isDaemon()).isTrue();
        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void anInterruptStopsAReductionAndStaysSet() {
        CountDownLatch begun = new CountDownLatch(1);
        Batch batch = batches(1).get(0);
        Thread caller = Thread.currentThread();
        BatchSource endless = () -> () -> {
            begun.countDown();
            caller.interrupt();
            return batch;
        };

        try (ParallelReduction reduction = new ParallelReduction(2)) {
            assertThatThrownBy(() -> reduction.reduce(endless, new Sum())).isInstanceOf(EnvironmentException.class);
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(begun.getCount()).isZero();
    }

    private static <A, R> R reduce(List<Batch> batches, Reducer<A, R> reducer, int threads) {
        try (ParallelReduction reduction = new ParallelReduction(threads)) {
            return reduction.reduce(batches, reducer);
        }
    }

    private static List<Batch> batches(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> RandomBatches.of(NUMBERS, 50, i)
                        .with(NUMBERS.require("x"), DoubleColumn.of(gaussian(i)))
                        .with(
                                NUMBERS.require("n"),
                                LongColumn.of(new long[] {i}).select(new int[50])))
                .toList();
    }

    private static double[] gaussian(int seed) {
        java.util.Random random = new java.util.Random(seed);
        return random.doubles(50)
                .map(x -> Math.scalb(x - 0.5, random.nextInt(80)))
                .toArray();
    }
}
