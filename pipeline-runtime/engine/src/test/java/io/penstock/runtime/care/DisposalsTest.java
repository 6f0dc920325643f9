package io.penstock.runtime.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.store.ArtifactStore.Disposal;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DisposalsTest {

    @Test
    void everythingIsDeletedOnceWhenItIsFinished() throws IOException {
        AtomicInteger deleted = new AtomicInteger();
        try (Disposals disposals = new Disposals()) {
            for (int part = 0; part < 200; part++) {
                disposals.add(List.of(deleted::incrementAndGet, deleted::incrementAndGet));
            }
            disposals.finish();

            assertThat(deleted).hasValue(400);
        }
    }

    @Test
    void whatTheDiskRefusesIsSaid() {
        Disposal refused = () -> {
            throw new IOException("no");
        };
        try (Disposals disposals = new Disposals()) {
            disposals.add(List.of(refused));

            assertThatThrownBy(disposals::finish)
                    .isInstanceOf(IOException.class)
                    .rootCause()
                    .hasMessage("no");
        }
        try (Disposals disposals = new Disposals()) {
            disposals.add(List.of(() -> {
                throw new EnvironmentException("full");
            }));

            assertThatThrownBy(disposals::finish)
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessage("full");
        }
    }

    @Test
    @Timeout(60)
    void noThreadIsLeft() throws IOException, InterruptedException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (Disposals disposals = new Disposals()) {
            for (int part = 0; part < 50; part++) {
                disposals.add(List.of(() -> threads.add(Thread.currentThread())));
            }
            disposals.finish();
        }
        threads.remove(Thread.currentThread());

        assertThat(threads).isNotEmpty();
        for (Thread thread : threads) {
            thread.join(); // one that goes on waiting for work never ends
        }
    }
}
