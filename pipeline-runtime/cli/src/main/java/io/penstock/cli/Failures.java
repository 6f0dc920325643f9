package io.penstock.cli;

import io.penstock.errors.ComponentException;
import io.penstock.errors.EnvironmentException;
import io.penstock.errors.PenstockException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong: one line for people, the stack only for those who ask for it. */
final class Failures {

    private Failures() {}

    static int ofCommandLine(ParameterException failure, String[] arguments) {
        PrintWriter err = failure.getCommandLine().getErr();
        err.println("penstock: " + message(failure));
        if (misnamed(failure).isEmpty() && !UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("Try: %s --help"
                    .formatted(failure.getCommandLine().getCommandSpec().qualifiedName()));
        }
        return ExitCode.USAGE;
    }

    static int ofExecution(Exception failure, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        boolean known = failure instanceof PenstockException || failure instanceof IllegalArgumentException;
        err.println("penstock: " + (known ? message(failure) : unknown(failure)));
        if (isVerbose(parsed)) {
            failure.printStackTrace(err);
        }
        return code(failure, known);
    }

    static int ofError(Error error, PrintWriter err) {
        if (error instanceof OutOfMemoryError) {
            err.println(
                    "penstock: Java needs more memory than its %d MB (%s). Give it more, such as PENSTOCK_JAVA_OPTIONS=-Xmx4g."
                            .formatted(Runtime.getRuntime().maxMemory() >> 20, error.getMessage()));
            return ExitCode.ENVIRONMENT;
        }
        err.println("penstock: " + error);
        return ExitCode.INTERNAL;
    }

    private static String message(Exception failure) {
        return misnamed(failure).orElse(String.valueOf(failure.getMessage()));
    }

    /** Names the way out of a name that Java cannot give to the system, which is asked in the letters of the locale. */
    private static Optional<String> misnamed(Exception failure) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .filter(InvalidPathException.class::isInstance)
                .map(cause -> Failures.misnamed((InvalidPathException) cause))
                .findFirst();
    }

    private static String misnamed(InvalidPathException failure) {
        return failure.getInput().indexOf('\0') >= 0
                ? String.valueOf(failure.getMessage())
                : "'%s' has letters that a file's name cannot have in the locale of this shell ('%s'). Set one of UTF-8, such as LC_ALL=C.UTF-8."
                        .formatted(failure.getInput(), System.getProperty("sun.jnu.encoding"));
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
