package io.penstock.samples.benchmarks.graphs.peers;

import io.penstock.samples.benchmarks.race.Contender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a command each round as a process of its own, in a new directory that is empty but for one file; measured from its start to
 * its end.
 *
 * @param place where the directories are made
 * @param file what the command finds in its directory
 * @param command the program and its arguments
 */
record WholeProcess(String name, int pieces, Path place, BuildFile file, List<String> command) implements Contender {

    @Override
    public double seconds(int round) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(place, "process");
        file.writeIn(directory);
        Path output = Files.createTempFile(place, "process", ".output");
        long start = System.nanoTime();
        int exit = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (exit != 0) {
            throw new IllegalStateException("%s ended with %d:%n%s".formatted(command, exit, Files.readString(output)));
        }
        return seconds;
    }
}
