package io.penstock.samples.benchmarks.survival;

import io.penstock.samples.benchmarks.ChildJvm;
import io.penstock.samples.benchmarks.survival.Killed.Acknowledged;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that may be killed, and what it says. */
final class Victim {

    private final Process process;
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CompletableFuture<List<String>> lines;

    Victim(String... arguments) throws IOException {
        process = ChildJvm.start(Killed.class, arguments);
        lines = CompletableFuture.supplyAsync(this::listen, task -> new Thread(task, "victim").start());
    }

    private List<String> listen() {
        List<String> said = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                said.add(line);
                if (line.equals(Killed.BEGUN)) {
                    begun.complete(null);
                }
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            begun.complete(null);
        }
    }

    /** Kills it so many milliseconds after its beginning; false if it had ended well by then. */
    boolean kill(long millis) throws InterruptedException {
        begun.join();
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            requireEndedWell();
            return false;
        }
        process.toHandle().destroyForcibly(); // the process itself would close the stream that is read
        process.waitFor();
        return true;
    }

    /** Waits for its end and returns how many milliseconds passed since its beginning. */
    long await() throws InterruptedException {
        begun.join();
        long start = System.nanoTime();
        process.waitFor();
        requireEndedWell();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** Returns what it acknowledged before its end. */
    List<Acknowledged> acknowledged() {
        return lines.join().stream()
                .map(Acknowledged::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private void requireEndedWell() {
        Checks.require(process.exitValue() == 0, String.join("\n", lines.join()));
    }
}
