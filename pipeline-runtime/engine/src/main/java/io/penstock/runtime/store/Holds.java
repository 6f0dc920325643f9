package io.penstock.runtime.store;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Says that someone relies on artifacts that nothing which is written down protects yet, in any process of a workspace. To hold says
 * nothing of which artifacts, and costs a system call if nobody of this process held; {@link #settle} waits until everyone who
 * held before has let go. Thread-safe.
 *
 * <p>This is sleepable read-copy-update (P. E. McKenney, "Sleepable RCU", LWN 2006) over small files: each owner has two bytes, which say
 * whether anyone holds on the one side or on the other, and a byte that all share says on which side those hold who come. Whoever
 * settles sees each side free once, and sends those who come to the other one meanwhile. Whoever comes after that finds
 * what was written down before. An owner that is gone holds no more; one that is paused does.
 */
public final class Holds implements AutoCloseable {

    private static final int SIDES = 2;
    private static final long PAUSE_NANOS = 200_000;

    /** An old side is as good, and only makes others wait longer. */
    private static final long FRESH_NANOS = 1_000_000;

    private static final String ENDING = ".hold";

    /** Someone relies on something; for as long as it is open. */
    public static final class Hold implements AutoCloseable {

        /** Nobody relies on anything. */
        public static final Hold NONE = new Hold(() -> {});

        private final Runnable end;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Hold(Runnable end) {
            this.end = end;
        }

        /** Lets go; does nothing the second time. */
        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                end.run();
            }
        }
    }

    /**
     * The files of an owner. They are no channels, which an interrupt of the thread that uses them would close.
     *
     * @param own says on which sides this owner holds
     * @param shared says on which side those hold who come
     */
    private record Place(Layout layout, String owner, RandomAccessFile own, RandomAccessFile shared) {

        static Place open(Layout layout, String owner) throws IOException {
            Files.createDirectories(layout.holds());
            RandomAccessFile own = new RandomAccessFile(layout.hold(owner).toFile(), "rw");
            own.setLength(SIDES);
            return new Place(
                    layout,
                    owner,
                    own,
                    new RandomAccessFile(layout.holds().resolve("side").toFile(), "rw"));
        }

        void close() throws IOException {
            try (own;
                    shared) {
                Files.deleteIfExists(layout.hold(owner));
            }
        }
    }

    private final @Nullable Place place;
    private final int[] holding = new int[SIDES];
    private int side;
    private long looked = System.nanoTime() - FRESH_NANOS;
    private boolean closed;

    private Holds(@Nullable Place place) {
        this.place = place;
    }

    /** Makes holds of one process alone. */
    public static Holds inMemory() {
        return new Holds(null);
    }

    /**
     * Opens the holds of an owner in a workspace.
     *
     * @throws EnvironmentException if their files cannot be made
     */
    public static Holds in(Path root, OwnerLock owner) {
        Layout layout = new Layout(root.toAbsolutePath());
        try {
            return new Holds(Place.open(layout, owner.id()));
        } catch (IOException e) {
            throw failure(layout, e);
        }
    }

    /** Begins to rely on whatever is found from now on. */
    public synchronized Hold open() {
        if (System.nanoTime() - looked >= FRESH_NANOS) {
            side = currentSide();
        }
        int chosen = side;
        if (holding[chosen]++ == 0) {
            say(chosen, 1);
        }
        return new Hold(() -> letGo(chosen));
    }

    private synchronized void letGo(int chosen) {
        if (--holding[chosen] == 0) {
            say(chosen, 0);
        }
    }

    /**
     * Waits until everyone has let go who holds now.
     *
     * @return false if someone still held when the patience ended
     */
    public boolean settle(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        return settle(0, deadline) && settle(1, deadline);
    }

    private boolean settle(int old, long deadline) {
        while (isHeld(old)) {
            sendTo(1 - old);
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    /** Ceases to hold. */
    @Override
    public synchronized void close() {
        closed = true;
        at(Place::close);
    }

    private synchronized int currentSide() {
        looked = System.nanoTime();
        int[] current = {side};
        at(files -> {
            files.shared().seek(0);
            current[0] = Math.max(0, files.shared().read()); // nobody has written one yet
        });
        return current[0];
    }

    private synchronized void sendTo(int next) {
        side = next;
        at(files -> {
            files.shared().seek(0);
            files.shared().write(next);
        });
    }

    private void say(int chosen, int held) {
        if (!closed) {
            at(files -> {
                files.own().seek(chosen);
                files.own().write(held);
            });
        }
    }

    private synchronized boolean isHeldHere(int old) {
        return holding[old] > 0;
    }

    private boolean isHeld(int old) {
        if (isHeldHere(old)) {
            return true;
        }
        boolean[] held = {false};
        at(files -> held[0] = isHeldElsewhere(files.layout(), old));
        return held[0];
    }

    private static boolean isHeldElsewhere(Layout layout, int old) throws IOException {
        for (Path file : Layout.entries(layout.holds())) {
            String name = file.getFileName().toString();
            if (name.endsWith(ENDING)
                    && says(file, old)
                    && OwnerLock.isAlive(layout, name.substring(0, name.length() - ENDING.length()))) {
                return true;
            }
        }
        return false;
    }

    /** An owner that closes takes its file away. */
    private static boolean says(Path file, int old) throws IOException {
        try {
            byte[] sides = Files.readAllBytes(file);
            return sides.length > old && sides[old] != 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Something that the file system may refuse. */
    private interface Step {
        void on(Place files) throws IOException;
    }

    private void at(Step step) {
        try {
            if (place != null) {
                step.on(place);
            }
        } catch (IOException e) {
            throw failure(place.layout(), e);
        }
    }

    private static EnvironmentException failure(Layout layout, IOException cause) {
        return new EnvironmentException(
                "'%s' cannot be used: %s. Use a local disk that can be written.".formatted(layout.holds(), cause),
                cause);
    }
}
