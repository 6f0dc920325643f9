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
        int code = run(List.of(arguments), out, err);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** An error that is nobody's exception, such as a full heap, ends the process with a line too. */
    private static int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        try {
            return Penstock.run(arguments, out, err);
        } catch (Error e) {
            return Failures.ofError(e, err);
        }
    }
}
