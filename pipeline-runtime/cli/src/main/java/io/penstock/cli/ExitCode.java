package io.penstock.cli;

/** What the exit codes of the command mean, for scripts. */
final class ExitCode {

    /** All is well. */
    static final int OK = 0;

    /** What was asked for was done, and its answer is bad: a run failed, a check found damage. */
    static final int FAILED = 1;

    /** The command line, a pipeline or data is not as it should be; the message says what to change. */
    static final int USAGE = 2;

    /** The machine did not let it happen: a place that cannot be written, a full disk. */
    static final int ENVIRONMENT = 3;

    /** The run was cancelled. */
    static final int CANCELLED = 4;

    /** An error of Penstock itself. */
    static final int INTERNAL = 70;

    private ExitCode() {}
}
