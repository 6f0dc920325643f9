package io.penstock.samples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Ctrl-C does to a run in the foreground. */
class InterruptIT {

    @TempDir
    Path home;

    @Test
    void ctrlCCancelsTheRunAndWaitsForItsEnd() throws IOException, InterruptedException {
        Shell shell = Shell.in(home);
        Process running = shell.startMindingInterrupts("run", Patience.class.getName(), "--class-path", classes());
        try {
            awaitBegin(running.errorReader());
            assertThat(state(shell)).isEqualTo("RUNNING");

            Shell.Said sent = shell.running("kill", "-INT", Long.toString(running.pid()));

            assertThat(sent.code()).as(sent.err()).isZero();
            assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(running.exitValue()).isEqualTo(130);
            assertThat(state(shell)).isEqualTo("CANCELLED");
        } finally {
            running.destroyForcibly();
        }
    }

    private static void awaitBegin(BufferedReader told) throws IOException {
        String line = told.readLine();
        while (line != null && !line.contains("of patience, 1 nodes")) {
            line = told.readLine();
        }
        assertThat(line).as("what is told of the begin of a run").isNotNull();
    }

    private static String state(Shell shell) throws IOException, InterruptedException {
        return shell.penstock("show", "--json").json().at("/run/state").asText();
    }

    private static String classes() {
        try {
            return Path.of(Patience.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
