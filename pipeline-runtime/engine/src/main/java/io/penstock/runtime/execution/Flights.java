package io.penstock.runtime.execution;

import io.penstock.artifact.Digest;
import io.penstock.runtime.store.Claims;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

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

        private Flight(Digest key) {
            this.key = key;
        }

        /** Lets others have their turn; they look first whether the key was computed. */
        void release() {
            claims.release(key);
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
        Optional<CompletionStage<Void>> taken = claims.take(key);
        if (taken.isEmpty()) {
            return new Answer(Optional.of(own), own.landed);
        }
        flying.remove(key, own);
        own.landed.complete(null);
        return new Answer(Optional.empty(), taken.get());
    }
}
