package io.penstock.samples.benchmarks.race;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that stays, does the work of a round for each line that it is given, and answers with a line that says how many
 * seconds it took.
 */
public final class AskedProcess implements Contender {

    private final String name;
    private final int pieces;
    private final Process process;
    private final BufferedWriter asking;
    private final BufferedReader answers;

    private AskedProcess(String name, int pieces, Process process) {
        this.name = name;
        this.pieces = pieces;
        this.process = process;
        this.asking = process.outputWriter();
        this.answers = process.inputReader();
    }

    /**
     * Starts an interpreter in a directory, with a script that is put there.
     *
     * @param name how the table calls it
     * @param pieces of how many equal pieces the work of a round is
     * @param script a resource beside the class that is named
     * @param interpreter the interpreter and its options
     * @param arguments what the script is given
     */
    public static AskedProcess start(
            String name,
            int pieces,
            Path directory,
            Class<?> beside,
            String script,
            List<String> interpreter,
            List<String> arguments)
            throws IOException {
        try (InputStream source = beside.getResourceAsStream(script)) {
            if (source == null) {
                throw new IOException("There is no resource '%s' beside '%s'.".formatted(script, beside.getName()));
            }
            Files.copy(source, directory.resolve(script));
        }
        List<String> command = new ArrayList<>(interpreter);
        command.add(script);
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new AskedProcess(name, pieces, process);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int pieces() {
        return pieces;
    }

    @Override
    public double seconds(int round) throws IOException {
        asking.write("again\n");
        asking.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("'%s' ended; its last words are above.".formatted(name));
        }
        return Double.parseDouble(answer);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
