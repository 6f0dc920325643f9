package io.penstock.runtime.care;

import io.penstock.artifact.Digest;
import io.penstock.runtime.store.Claims;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread in, of all processes of a workspace: nobody deletes while another one copies. The others wait. */
final class Turnstile {

    private static final Digest KEY = Digest.of("the care of the store");

    private final ReentrantLock lock = new ReentrantLock();
    private final Claims claims;

    Turnstile(Claims claims) {
        this.claims = claims;
    }

    /** Passage for one, until it is closed. */
    interface Passage extends AutoCloseable {
        @Override
        void close();
    }

    Passage pass() {
        lock.lock();
        boolean passed = false;
        try {
            Optional<CompletionStage<Void>> again = claims.take(KEY);
            while (again.isPresent()) {
                again.get().toCompletableFuture().join();
                again = claims.take(KEY);
            }
            passed = true;
            return this::leave;
        } finally {
            if (!passed) {
                lock.unlock();
            }
        }
    }

    private void leave() {
        try {
            claims.release(KEY);
        } finally {
            lock.unlock();
        }
    }
}
