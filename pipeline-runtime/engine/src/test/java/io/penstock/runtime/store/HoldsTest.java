package io.penstock.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.runtime.store.Holds.Hold;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldsTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path workspace;

    /** Holds, and lets go at a line of input. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            Path workspace = Path.of(arguments[0]);
            try (OwnerLock owner = OwnerLock.acquire(workspace);
                    Holds holds = Holds.in(workspace, owner)) {
                Hold hold = holds.open();
                System.out.println("holding");
                System.in.read();
                hold.close();
                System.out.println("let go");
                System.in.read();
            }
        }
    }

    @Test
    void whoSettlesWaitsForThoseWhoHeldBefore() throws Exception {
        try (Holds holds = Holds.inMemory()) {
            Hold hold = holds.open();
            CompletableFuture<Boolean> settled = CompletableFuture.supplyAsync(() -> holds.settle(LONG));
            assertThat(holds.settle(SHORT)).isFalse();
            assertThat(settled).isNotDone();

            hold.close();
            hold.close(); // the second time does nothing

            assertThat(settled.get(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void whoHoldsSinceALongTimeIsNotForgotten() {
        try (Holds holds = Holds.inMemory()) {
            Hold hold = holds.open();
            for (int epochs = 0; epochs < 5; epochs++) {
                assertThat(holds.settle(SHORT)).isFalse();
            }

            hold.close();

            assertThat(holds.settle(LONG)).isTrue();
        }
    }

    @Test
    void whoComesLaterIsNotWaitedFor() throws Exception {
        try (Holds holds = Holds.inMemory()) {
            Hold first = holds.open();
            CompletableFuture<Boolean> settled = CompletableFuture.supplyAsync(() -> holds.settle(LONG));
            for (int i = 0; i < 100_000 && !settled.isDone(); i++) { // there is always someone who holds
                Hold next = holds.open();
                first.close();
                first = next;
            }

            assertThat(settled.get(1, TimeUnit.MINUTES)).isTrue();
            first.close();
        }
    }

    @Test
    void anotherProcessIsWaitedForUntilItLetsGo() throws IOException {
        try (OwnerLock owner = OwnerLock.acquire(workspace);
                Holds holds = Holds.in(workspace, owner);
                ChildProcess holder = new ChildProcess(Holder.class, workspace.toString())) {
            assertThat(holder.line()).contains("holding");
            assertThat(holds.settle(SHORT)).isFalse();

            holder.say("go");

            assertThat(holder.line()).contains("let go");
            assertThat(holds.settle(LONG)).isTrue();
        }
    }

    @Test
    void aPausedProcessIsWaitedForAndADeadOneIsNot() throws IOException {
        try (OwnerLock owner = OwnerLock.acquire(workspace);
                Holds holds = Holds.in(workspace, owner);
                ChildProcess holder = new ChildProcess(Holder.class, workspace.toString())) {
            assertThat(holder.line()).contains("holding");
            holder.signal("STOP");
            assertThat(holds.settle(SHORT)).isFalse();

            holder.kill();

            assertThat(holds.settle(LONG)).isTrue();
        }
    }

    @Test
    void twoWorkspacesOfOneProcessSeeEachOther() throws IOException {
        try (OwnerLock one = OwnerLock.acquire(workspace);
                OwnerLock other = OwnerLock.acquire(workspace);
                Holds first = Holds.in(workspace, one);
                Holds second = Holds.in(workspace, other)) {
            Hold hold = second.open();
            assertThat(first.settle(SHORT)).isFalse();

            hold.close();

            assertThat(first.settle(LONG)).isTrue();
        }
    }
}
