package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Looks for what a workspace may have left behind in the process. */
final class Leaks {

    private static final long PATIENCE_SECONDS = 30;

    private static final ReferenceQueue<ClassLoader> GONE = new ReferenceQueue<>();

    private Leaks() {}

    /** Returns a reference to give to {@link #assertGoes}. */
    static Reference<ClassLoader> to(ClassLoader loader) {
        return new WeakReference<>(loader, GONE);
    }

    /** Asserts that nothing holds a class loader, nor a class of it. */
    static void assertGoes(Reference<ClassLoader> loader) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!loader.refersTo(null) && System.nanoTime() < deadline) {
            System.gc();
            GONE.remove(50);
        }
        assertThat(loader.refersTo(null)).as("nothing holds the class loader").isTrue();
    }

    /** Returns the living threads whose names say that they are Penstock's. */
    static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("penstock"))
                .collect(Collectors.toSet());
    }

    /** Asserts that all threads but those of before end by themselves. */
    static void assertNoThreadsBut(Set<Thread> before) throws InterruptedException {
        for (Thread thread : threads()) {
            if (!before.contains(thread)) {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    /** Returns the files below a directory that this process has open or mapped; Linux says which. */
    static List<String> openFiles(Path directory) throws IOException {
        String below = directory.toRealPath().toString();
        List<String> open = new ArrayList<>();
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)) {
                    open.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        }
        open.addAll(Files.readAllLines(Path.of("/proc/self/maps")));
        return open.stream().filter(line -> line.contains(below)).toList();
    }
}
