package io.penstock.runtime.care;

import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.store.Claims;
import io.penstock.runtime.store.Holds;
import io.penstock.runtime.store.LocalArtifactStore;
import io.penstock.runtime.store.OwnerLock;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The care of a workspace in which something happens in the middle of a piece of work: when a method is asked the first time. */
final class Meanwhile implements AutoCloseable {

    private final OwnerLock owner;
    private final LocalArtifactStore artifacts;
    private final StoreCare care;

    Meanwhile(Path root, MetadataStore metadata, String asked, Runnable happening) {
        owner = OwnerLock.acquire(root);
        artifacts = LocalArtifactStore.open(root, owner);
        care = new StoreCare(new Premises(
                "home",
                Optional.of(root),
                with(metadata, asked, happening),
                artifacts,
                Holds.inMemory(),
                Claims.NONE,
                Clock.systemUTC()));
    }

    StoreCare care() {
        return care;
    }

    @Override
    public void close() throws IOException {
        try (owner) {
            artifacts.close();
        }
    }

    private static MetadataStore with(MetadataStore store, String asked, Runnable happening) {
        boolean[] happened = {false};
        return (MetadataStore) Proxy.newProxyInstance(
                Meanwhile.class.getClassLoader(), new Class<?>[] {MetadataStore.class}, (proxy, method, values) -> {
                    if (method.getName().equals(asked) && !happened[0]) {
                        happened[0] = true;
                        happening.run();
                    }
                    try {
                        return method.invoke(store, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
