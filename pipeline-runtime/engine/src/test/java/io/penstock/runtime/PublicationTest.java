package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which thread runs what users attach to a result. */
class PublicationTest {

    private static final int MEETINGS = 20_000;

    @Test
    void whatIsAttachedWhileTheResultComesIsNotRunByTheThreadThatBringsIt() throws Exception {
        ExecutorService host = Executors.newSingleThreadExecutor();
        ExecutorService store = Executors.newSingleThreadExecutor();
        Thread bringer = store.submit(Thread::currentThread).get();
        Set<Thread> callers = ConcurrentHashMap.newKeySet();
        AtomicInteger called = new AtomicInteger();
        CyclicBarrier meeting = new CyclicBarrier(2);
        CountDownLatch all = new CountDownLatch(MEETINGS);
        for (int i = 0; i < MEETINGS; i++) {
            Publication<Integer> publication = new Publication<>(host);
            int number = i;
            store.execute(() -> {
                meet(meeting);
                publication.complete(number);
            });
            meet(meeting);
            publication.stage().thenAccept(result -> {
                callers.add(Thread.currentThread());
                called.addAndGet(result == number ? 1 : 0);
                all.countDown();
            });
        }

        assertThat(all.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(called).hasValue(MEETINGS);
        assertThat(callers).doesNotContain(bringer);
        host.shutdown();
        store.shutdown();
    }

    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsAttachedBeforeIsRunByTheExecutorAndWhatIsAttachedAfterwardsAtOnce() {
        AtomicInteger tasks = new AtomicInteger();
        Publication<String> publication = new Publication<>(task -> {
            tasks.incrementAndGet();
            task.run();
        });
        var before = publication.stage().toCompletableFuture();

        publication.complete("result");

        assertThat(tasks).hasValue(1);
        assertThat(before).isCompletedWithValue("result");
        assertThat(publication.stage().toCompletableFuture()).isCompletedWithValue("result");
    }

    @Test
    void aFailureThatNobodyAskedForTakesNoThread() {
        Publication<String> publication = new Publication<>(task -> {
            throw new AssertionError("not wanted");
        });

        publication.fail(new IllegalStateException("full"));

        assertThatThrownBy(() -> publication.stage().toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("full");
    }
}
