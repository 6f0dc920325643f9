package io.penstock.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * What the command said and how it ended.
 *
 * @param code the exit code
 * @param out what it wrote for its caller
 * @param err what it wrote of errors and progress
 */
public record Said(int code, String out, String err) {

    /** Runs the command in this process. */
    public static Said by(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> words = List.of(arguments).stream().map(Object::toString).toList();
        int code = Penstock.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Said(code, out.toString(), err.toString());
    }
}
