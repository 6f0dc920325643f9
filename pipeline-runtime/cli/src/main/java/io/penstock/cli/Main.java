package io.penstock.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;

/** The process of the {@code penstock} command. */
public final class Main {

    private Main() {}

    /**
     * Runs the command and ends the process with its exit code, see {@link ExitCode}.
     *
     * @param arguments what stands behind {@code penstock} on the command line
     */
    public static void main(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        int code = Penstock.run(List.of(arguments), out, err);
        out.flush();
        err.flush();
        System.exit(code);
    }
}
