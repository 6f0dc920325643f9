package io.penstock.samples.benchmarks.graphs.peers;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Lets doit run a chain of tasks again that are up to date, in one Python process that stays; the process says how long each
 * round took, see {@code rerun.py}.
 */
final class DoitReruns implements Contender {

    private static final String SCRIPT = "rerun.py";

    private final int tasks;
    private final Process process;
    private final BufferedWriter asking;
    private final BufferedReader answers;

    /** Starts Python in a directory, where the tasks put their files. */
    DoitReruns(Path python, Path directory, int tasks) throws IOException {
        this.tasks = tasks;
        try (InputStream script = Objects.requireNonNull(DoitReruns.class.getResourceAsStream(SCRIPT))) {
            Files.copy(script, directory.resolve(SCRIPT));
        }
        this.process = new ProcessBuilder(python.toString(), SCRIPT, Integer.toString(tasks))
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.asking = process.outputWriter();
        this.answers = process.inputReader();
    }

    @Override
    public String name() {
        return "doit, all up to date";
    }

    @Override
    public int pieces() {
        return tasks;
    }

    @Override
    public double seconds(int round) throws IOException {
        asking.write("again\n");
        asking.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("doit ended; its last words are above.");
        }
        return Double.parseDouble(answer);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
