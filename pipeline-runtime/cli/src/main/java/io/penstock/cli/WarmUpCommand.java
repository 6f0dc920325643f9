package io.penstock.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.Pipeline;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Does a little of everything in a place of its own, for a JVM that keeps an archive of the classes which it has loaded. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

    private static final List<String> FORMATS = List.of("csv", "tsv", "jsonl", "csv.gz", "avro", "parquet", "tfrecord");

    /** What is typed in the place; each is done for people and for programs. */
    private static final List<String> COMMANDS = List.of(
            "runs -w PLACE",
            "show -w PLACE",
            "artifacts -w PLACE",
            "fsck -w PLACE",
            "count PLACE/rows.csv",
            "head PLACE/rows.csv",
            "profile PLACE/rows.csv",
            "profile PLACE/rows.csv --parts train=2,eval=1");

    @Override
    public Integer call() throws IOException {
        Path place = Files.createTempDirectory("penstock-warm-up");
        try {
            try (Workspace workspace = Workspace.open(place)) {
                workspace.run(Pipeline.define("nothing", p -> {})).orThrow();
            }
            Files.writeString(place.resolve("rows.csv"), rows());
            for (String command : COMMANDS) {
                run(command, place);
                run(command + " --json", place);
            }
            for (String format : FORMATS) {
                run("convert PLACE/rows.csv -o PLACE/to." + format, place);
                run("profile PLACE/to." + format, place);
            }
            run("split PLACE/rows.csv -o PLACE/parts", place);
            run("--help", place);
            return ExitCode.OK;
        } finally {
            MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private static void run(String command, Path place) {
        List<String> words = Stream.of(command.split(" "))
                .map(word -> word.replace("PLACE", place.toString()))
                .toList();
        StringWriter err = new StringWriter();
        if (Penstock.run(words, new PrintWriter(Writer.nullWriter()), new PrintWriter(err)) != ExitCode.OK) {
            throw new IllegalStateException("'%s' fails: %s".formatted(command, err));
        }
    }

    /** Returns rows of every type that is inferred, with gaps. */
    private static String rows() {
        return "number,share,word,truth,day,moment\n"
                + "1,0.5,one,true,2026-01-01,2026-01-01T00:00:00Z\n"
                + "2,,\"two, too\",false,2026-01-02,2026-01-02T00:00:00Z\n".repeat(100);
    }
}
