package io.penstock.runtime.metadata.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkQueueTest {

    private final WorkQueue<String> queue = new WorkQueue<>(100);

    @Test
    void workIsTakenInItsOrderAndNoMoreThanAsked() throws InterruptedException {
        List.of("a", "b", "c").forEach(work -> queue.add(work, 1));

        assertThat(queue.take(2)).containsExactly("a", "b");
        assertThat(queue.take(2)).containsExactly("c");
    }

    @Test
    void whoAddsWaitsForRoom() throws InterruptedException {
        queue.add("a", 60);
        Thread adding = new Thread(() -> queue.add("b", 60));
        adding.start();
        awaitWaiting(adding);

        assertThat(queue.take(10)).containsExactly("a");
        adding.join();
        assertThat(queue.take(10)).containsExactly("b");
    }

    @Test
    void workThatIsLargerThanAllRoomPassesAlone() throws InterruptedException {
        assertThat(queue.add("large", 1_000)).isTrue();

        assertThat(queue.take(10)).containsExactly("large");
    }

    @Test
    void whoWaitsForRoomIsSentAwayWhenTheQueueCloses() {
        queue.add("a", 100);
        CompletableFuture<Boolean> added = new CompletableFuture<>();
        Thread adding = new Thread(() -> added.complete(queue.add("b", 1)));
        adding.start();
        awaitWaiting(adding);

        queue.close();

        assertThat(added.join()).isFalse();
    }

    @Test
    void anInterruptIsKeptForLater() throws InterruptedException {
        queue.add("a", 100);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread adding = new Thread(() -> {
            queue.add("b", 1);
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        adding.start();
        awaitWaiting(adding);
        adding.interrupt();

        queue.take(1);

        assertThat(interrupted.join()).isTrue();
        assertThat(queue.take(1)).containsExactly("b");
    }

    @Test
    void aClosedQueueGivesWhatIsLeftAndThenNothing() throws InterruptedException {
        queue.add("a", 1);
        queue.close();

        assertThat(queue.add("b", 1)).isFalse();
        assertThat(queue.take(10)).containsExactly("a");
        assertThat(queue.take(10)).isEmpty();
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
