package io.penstock.runtime.store;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Says that someone relies on artifacts that nothing which is written down protects yet, in any process of a workspace. To hold costs
 * two additions in memory and says nothing of which artifacts; {@link #settle} waits until everyone who held before has let go.
 * Thread-safe.
 *
 * <p>This is sleepable read-copy-update (P. E. McKenney, "Sleepable RCU", LWN 2006) over mapped files: each owner has two
 * counters, and an epoch that all share chooses the one to count in. Whoever settles sees each of the two at zero once, and moves
 * the epoch meanwhile, so that those who come go to the other one. Whoever comes after that finds what was written
 * down before. An owner that is gone counts no more; one that is paused does.
 */
public final class Holds implements AutoCloseable {

    private static final VarHandle NUMBER = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int BYTES = Long.BYTES;
    private static final Duration PAUSE = Duration.ofNanos(200_000);

    /** Someone relies on something; for as long as it is open. */
    public static final class Hold implements AutoCloseable {

        /** Nobody relies on anything. */
        public static final Hold NONE = new Hold(ByteBuffer.allocateDirect(0), -1);

        private final ByteBuffer counters;
        private final int place;
        private final AtomicBoolean open;

        private Hold(ByteBuffer counters, int place) {
            this.counters = counters;
            this.place = place;
            this.open = new AtomicBoolean(place >= 0);
        }

        /** Lets go; does nothing the second time. */
        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                NUMBER.getAndAdd(counters, place, -1L);
            }
        }
    }

    private final ByteBuffer epoch;
    private final ByteBuffer own;
    private final Optional<Layout> layout;
    private final String owner;

    private Holds(ByteBuffer epoch, ByteBuffer own, Optional<Layout> layout, String owner) {
        this.epoch = epoch;
        this.own = own;
        this.layout = layout;
        this.owner = owner;
    }

    /** Makes holds of one process alone. */
    public static Holds inMemory() {
        return new Holds(memory(BYTES), memory(2 * BYTES), Optional.empty(), "");
    }

    /**
     * Opens the holds of an owner in a workspace.
     *
     * @throws EnvironmentException if their files cannot be made
     */
    public static Holds in(Path root, OwnerLock owner) {
        Layout layout = new Layout(root.toAbsolutePath());
        try {
            Files.createDirectories(layout.holds());
            ByteBuffer epoch = map(layout.holds().resolve("epoch"), BYTES);
            return new Holds(epoch, map(layout.hold(owner.id()), 2 * BYTES), Optional.of(layout), owner.id());
        } catch (IOException e) {
            throw failure(layout, e);
        }
    }

    /** Begins to rely on whatever is found from now on. */
    public Hold open() {
        int place = current();
        NUMBER.getAndAdd(own, place, 1L);
        return new Hold(own, place);
    }

    /**
     * Waits until everyone has let go who holds now.
     *
     * @return false if someone still held when the patience ended
     */
    public boolean settle(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        VarHandle.fullFence();
        return settle(0, deadline) && settle(BYTES, deadline);
    }

    /** Ceases to hold. */
    @Override
    public void close() {
        layout.ifPresent(place -> {
            try {
                Files.deleteIfExists(place.hold(owner));
            } catch (IOException e) {
                throw failure(place, e);
            }
        });
    }

    private boolean settle(int place, long deadline) {
        while (isHeld(place)) {
            if (current() == place) {
                NUMBER.getAndAdd(epoch, 0, 1L);
            }
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private boolean isHeld(int place) {
        if ((long) NUMBER.getVolatile(own, place) > 0) {
            return true;
        }
        try {
            return layout.isPresent() && isHeldElsewhere(layout.get(), place);
        } catch (IOException e) {
            throw failure(layout.get(), e);
        }
    }

    private boolean isHeldElsewhere(Layout workspace, int place) throws IOException {
        for (Path file : Layout.entries(workspace.holds())) {
            String name = file.getFileName().toString();
            int end = name.lastIndexOf(".hold");
            if (end > 0 && counted(file, place) > 0 && OwnerLock.isAlive(workspace, name.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    /** An owner that closes takes its file away. */
    private static long counted(Path file, int place) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return bytes.length < 2 * BYTES
                    ? 0
                    : ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getLong(place);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private int current() {
        return (int) ((long) NUMBER.getVolatile(epoch, 0) & 1) * BYTES;
    }

    private static ByteBuffer memory(int bytes) {
        return ByteBuffer.allocateDirect(bytes + BYTES).alignedSlice(BYTES);
    }

    private static ByteBuffer map(Path file, int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
        }
    }

    private static EnvironmentException failure(Layout layout, IOException cause) {
        return new EnvironmentException(
                "'%s' cannot be used: %s. Use a local disk that can be written.".formatted(layout.holds(), cause), cause);
    }
}
