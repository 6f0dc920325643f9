package io.penstock.samples.benchmarks.command;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.runtime.Workspace;
import io.penstock.samples.benchmarks.ChildJvm;
import io.penstock.samples.benchmarks.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The {@code penstock} command as whole processes by its script, from the start of the shell to its end, on a workspace that remembers
 * 100,000 executions, in runs of a hundred, beside a JVM that does nothing; with the archive of loaded classes that the script has Java keep, and without. Start it in the root of
 * the project, after {@code mvn -Pfast package} of pipeline-runtime/cli. Arguments: the workspace, which is made with a cache beside it if it does not exist; how many rounds (7).
 */
final class CommandBenchmark {

    private static final int RUNS = 1_000;
    private static final int NODES = 100;

    private static final Path SCRIPT = Path.of("pipeline-runtime/cli/src/main/sh/penstock");

    /**
     * What is typed.
     *
     * @param archive where the script keeps the archive of classes, or {@code none}
     */
    private record Command(String name, String archive, List<String> words) {

        @Override
        public String toString() {
            return name + (archive.equals("none") ? ", no archive" : "");
        }
    }

    private final Path place;
    private final Path workspace;
    private final Path jar;

    private CommandBenchmark(Path place, Path workspace, Path jar) {
        this.place = place;
        this.workspace = workspace;
        this.jar = jar;
    }

    /** Does nothing. */
    static final class Empty {

        private Empty() {}

        public static void main(String[] arguments) {}
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path workspace = Path.of(arguments[0]).toAbsolutePath();
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        if (!Files.exists(workspace)) {
            fill(workspace);
        }
        Path place = Files.createTempDirectory("command");
        try {
            new CommandBenchmark(place, workspace, jar()).measure(rounds);
        } finally {
            MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private static Path jar() throws IOException {
        for (String target : List.of("target", "target/fast")) {
            Path directory = Path.of("pipeline-runtime/cli").resolve(target);
            try (Stream<Path> files = Files.exists(directory) ? Files.list(directory) : Stream.<Path>empty()) {
                Path[] jars = files.filter(file -> file.toString().endsWith("-all.jar"))
                        .toArray(Path[]::new);
                if (jars.length == 1) {
                    return jars[0].toAbsolutePath();
                }
            }
        }
        throw new IllegalStateException(
                "There is no penstock-cli-*-all.jar. Package pipeline-runtime/cli, and start in the root.");
    }

    private static void fill(Path workspace) {
        try (Workspace open = Workspace.open(workspace)) {
            History history = new History(open.metadata());
            for (int run = 0; run < RUNS; run++) {
                history.pipeline("run-" + run, NODES, run, true);
            }
        }
    }

    private void measure(int rounds) throws IOException, InterruptedException {
        makeArchive();
        double[] empty = new double[rounds];
        Map<Command, double[]> seconds = new LinkedHashMap<>();
        for (String archive : List.of(cache().toString(), "none")) {
            for (String line : List.of("--version", "runs", "show run-7", "usage")) {
                seconds.put(new Command(line, archive, List.of(line.split(" "))), new double[rounds]);
            }
        }
        for (int round = 0; round < rounds; round++) {
            empty[round] = empty();
            for (Map.Entry<Command, double[]> one : seconds.entrySet()) {
                one.getValue()[round] = seconds(one.getKey());
            }
        }
        print("a JVM that does nothing", empty);
        seconds.forEach((command, all) -> print(command.toString(), all));
    }

    private Path cache() {
        return workspace.resolveSibling(workspace.getFileName() + "-cache");
    }

    /** The first start has Java write the archive beside it; it is kept like the workspace. */
    private void makeArchive() throws IOException, InterruptedException {
        if (Files.exists(cache()) && isArchived()) {
            return;
        }
        Command version = new Command("", cache().toString(), List.of("--version"));
        seconds(version);
        while (!isArchived()) {
            Thread.sleep(100);
        }
    }

    private boolean isArchived() throws IOException {
        try (Stream<Path> files = Files.list(cache())) {
            return files.anyMatch(file -> file.toString().endsWith(".jsa"));
        }
    }

    private double empty() throws IOException, InterruptedException {
        long start = System.nanoTime();
        int exit = ChildJvm.start(place.resolve("output"), Empty.class).waitFor();
        if (exit != 0) {
            throw new IllegalStateException("A JVM that does nothing ended with %d.".formatted(exit));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private double seconds(Command command) throws IOException, InterruptedException {
        Path output = place.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toAbsolutePath().toString())
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.command().addAll(command.words());
        builder.environment().put("PENSTOCK_JAR", jar.toString());
        builder.environment().put("PENSTOCK_CACHE", command.archive());
        builder.environment().put("PENSTOCK_WORKSPACE", workspace.toString());
        long start = System.nanoTime();
        int exit = builder.start().waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (exit != 0) {
            throw new IllegalStateException("%s ended with %d:%n%s".formatted(command, exit, Files.readString(output)));
        }
        return seconds;
    }

    private static void print(String what, double[] seconds) {
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%-28s median %.2f s  (%.2f to %.2f, %d rounds)%n",
                what,
                seconds[seconds.length / 2],
                seconds[0],
                seconds[seconds.length - 1],
                seconds.length);
    }
}
