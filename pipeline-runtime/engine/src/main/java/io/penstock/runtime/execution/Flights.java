package io.penstock.runtime.execution;

import io.penstock.artifact.Digest;
import io.penstock.runtime.store.Claims;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets each cache key be computed by one execution at a time: in this workspace by a table, among processes by a {@link Claims}
 * file. Nobody holds a thread while it waits. Thread-safe.
 */
public final class Flights {

    private final Map<Digest, Flight> flying = new ConcurrentHashMap<>();
    private final Claims claims;

    /** Creates flights that are alone, or shared with other processes by claims. */
    public Flights(Claims claims) {
        this.claims = claims;
    }

    /** Creates flights of one workspace alone. */
    public static Flights alone() {
        return new Flights(Claims.NONE);
    }

    /** The right to compute a key, until it is released. */
    final class Flight {

        private final Digest key;
        private final CompletableFuture<Void> landed = new CompletableFuture<>();
        private final AtomicBoolean released = new AtomicBoolean();

        private Flight(Digest key) {
            this.key = key;
        }

        /** Lets others have their turn; they look first whether the key was computed. Does nothing the second time. */
        void release() {
            if (released.compareAndSet(false, true)) {
                try {
                    claims.release(key);
                } finally {
                    giveUp();
                }
            }
        }

        private void giveUp() {
            flying.remove(key, this);
            landed.complete(null);
        }
    }

    /** What asking for a flight gives: the right, or the moment at which to ask again. */
    record Answer(Optional<Flight> flight, CompletionStage<Void> again) {}

    /** Asks for the right to compute a key. */
    Answer ask(Digest key) {
        Flight own = new Flight(key);
        Flight other = flying.putIfAbsent(key, own);
        if (other != null) {
            return new Answer(Optional.empty(), other.landed);
        }
        return take(key, own);
    }

    /** While another process has the key, one question at a time is asked for all who wait in this one. */
    private Answer take(Digest key, Flight own) {
        boolean answered = false;
        try {
            Optional<CompletionStage<Void>> taken = claims.take(key);
            taken.ifPresent(again -> again.thenRun(own::giveUp));
            answered = true;
            return new Answer(taken.isPresent() ? Optional.empty() : Optional.of(own), own.landed);
        } finally {
            if (!answered) {
                own.giveUp();
            }
        }
    }
}
