package io.penstock.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.Pipeline;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Does a little of everything in a place of its own, for a JVM that keeps an archive of the classes which it has loaded. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        Path place = Files.createTempDirectory("penstock-warm-up");
        try {
            try (Workspace workspace = Workspace.open(place)) {
                workspace.run(Pipeline.define("nothing", p -> {})).orThrow();
            }
            for (String command : List.of("runs", "show", "artifacts", "fsck")) {
                PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
                Penstock.run(List.of(command, "--workspace", place.toString()), nowhere, nowhere);
                Penstock.run(List.of(command, "--workspace", place.toString(), "--json"), nowhere, nowhere);
            }
            return Penstock.run(
                    List.of("--help"), new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));
        } finally {
            MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }
}
