package io.penstock.runtime.isolation.child;

import io.penstock.artifact.Manifest;
import io.penstock.runtime.store.ArtifactStore.Staging;
import io.penstock.runtime.store.StagingPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Directories in the exchange; the parent takes them over or deletes them. Thread-safe. */
final class ExchangePlaces implements StagingPlaces {

    private final Path exchange;
    private final AtomicInteger places = new AtomicInteger();

    ExchangePlaces(Path exchange) {
        this.exchange = exchange;
    }

    @Override
    public Staging stage() throws IOException {
        return new Place(Files.createDirectory(exchange.resolve("place-" + places.incrementAndGet())));
    }

    private record Place(Path directory) implements Staging {

        @Override
        public void publish(Manifest manifest) {
            throw new UnsupportedOperationException("the parent publishes '%s'".formatted(directory));
        }

        /** Leaves the files to the parent. */
        @Override
        public void close() {}
    }
}
