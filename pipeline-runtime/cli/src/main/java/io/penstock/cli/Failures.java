package io.penstock.cli;

import io.penstock.errors.ComponentException;
import io.penstock.errors.EnvironmentException;
import io.penstock.errors.PenstockException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong: one line for people, the stack only for those who ask for it. */
final class Failures {

    private Failures() {}

    static int ofCommandLine(ParameterException failure, String[] arguments) {
        PrintWriter err = failure.getCommandLine().getErr();
        err.println("penstock: " + failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("Try: %s --help"
                    .formatted(failure.getCommandLine().getCommandSpec().qualifiedName()));
        }
        return ExitCode.USAGE;
    }

    static int ofExecution(Exception failure, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        boolean known = failure instanceof PenstockException || failure instanceof IllegalArgumentException;
        err.println("penstock: " + (known ? failure.getMessage() : unknown(failure)));
        if (isVerbose(parsed)) {
            failure.printStackTrace(err);
        }
        return code(failure, known);
    }

    private static String unknown(Exception failure) {
        return "an error of Penstock itself: %s. Its stack is shown with --verbose.".formatted(failure);
    }

    private static int code(Exception failure, boolean known) {
        if (failure instanceof EnvironmentException) {
            return ExitCode.ENVIRONMENT;
        }
        if (failure instanceof ComponentException) {
            return ExitCode.FAILED;
        }
        return known ? ExitCode.USAGE : ExitCode.INTERNAL;
    }

    private static boolean isVerbose(ParseResult parsed) {
        List<ParseResult> all = parsed.asCommandLineList().stream()
                .map(CommandLine::getParseResult)
                .toList();
        return all.stream().anyMatch(part -> part.hasMatchedOption("--verbose"));
    }
}
