package io.penstock.runtime.isolation;

import io.penstock.Isolation;
import io.penstock.errors.ComponentException;
import io.penstock.errors.EnvironmentException;
import io.penstock.errors.PenstockException;
import io.penstock.runtime.execution.Isolator.Work;
import io.penstock.runtime.isolation.wire.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Says why an isolated node failed. */
record Verdict(Work work, Isolation jvm, Printouts printouts) {

    private static final int REPORT_LINES = 40;

    /** From here on an exit code says which signal ended a process, on systems that have signals. */
    private static final int SIGNALS = 128;

    /** The largest signal of POSIX systems. */
    private static final int LAST_SIGNAL = 64;

    private static final int KILL = 9;

    /** Explains what the component threw. */
    PenstockException on(Fault fault) {
        Set<String> also = work.node().options().retry().also();
        PenstockException exception = fault.exception(also);
        return fault.has(OutOfMemoryError.class)
                ? new ComponentException(outOfMemory(fault.reason()), exception)
                : exception;
    }

    /** Explains why a JVM ended without telling a result. */
    PenstockException on(int exitCode, boolean begun, Exchange exchange) throws IOException {
        List<String> report = exchange.errorReport(REPORT_LINES);
        report.forEach(work.log()::keep);
        if (printouts.outOfMemory().isPresent()) {
            return new ComponentException(outOfMemory(printouts.outOfMemory().get()));
        }
        if (!report.isEmpty()) {
            return new ComponentException(crash(report));
        }
        return begun ? new ComponentException(exit(exitCode)) : new EnvironmentException(noStart(exitCode));
    }

    private String outOfMemory(String which) {
        return "Node '%s' ran out of memory (%s) in a JVM with a heap of at most %d MB. Give it more: isolated(Isolation.heap(%d))."
                .formatted(name(), which, jvm.heapMegabytes(), 2 * jvm.heapMegabytes());
    }

    private String crash(List<String> report) {
        return "Node '%s' crashed in native code: %s. The head of the JVM's report is in the log of the attempt."
                .formatted(name(), CrashReport.summary(report));
    }

    private String exit(int exitCode) {
        int signal = exitCode - SIGNALS;
        return signal > 0 && signal <= LAST_SIGNAL
                ? "The JVM of node '%s' was ended with exit code %d, as by signal %d.%s"
                        .formatted(
                                name(), exitCode, signal, signal == KILL ? " The system may be short of memory." : "")
                : "The component of node '%s' ended its process with exit code %d. Let run return or throw instead."
                        .formatted(name(), exitCode);
    }

    private String noStart(int exitCode) {
        return "The JVM for node '%s' did not start (exit code %d): %s. Its options: -Xmx%dm %s."
                .formatted(
                        name(),
                        exitCode,
                        String.join(" ", printouts.last()),
                        jvm.heapMegabytes(),
                        String.join(" ", jvm.options()));
    }

    private String name() {
        return work.id().node();
    }
}
