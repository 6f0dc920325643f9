package io.penstock.cli;

import com.google.common.base.Strings;
import io.penstock.Pipeline;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.RunListener;
import io.penstock.runtime.RunReport;
import java.io.Console;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells how far a run is: one line that changes on a terminal, a line for each node that ends elsewhere. */
final class Progress implements RunListener {

    private static final int BAR = 24;
    private static final int LINE = 100;

    private final PrintWriter err;
    private final boolean terminal;
    private final Set<String> running = new LinkedHashSet<>();
    private final Map<String, String> amounts = new LinkedHashMap<>();
    private int nodes;
    private int ended;

    Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Returns whether somebody looks on, and not a file. */
    static boolean isOnTerminal() {
        return Optional.ofNullable(System.console())
                .filter(Progress::isTerminal)
                .isPresent();
    }

    /** Before Java 22, which has a method for it, there is a console only on a terminal. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public void runStarted(String run, Pipeline pipeline) {
        nodes = pipeline.nodes().size();
        say("run %s of %s, %d nodes".formatted(run, pipeline.name(), nodes));
    }

    @Override
    public void nodeStarted(String run, String node) {
        running.add(node);
        draw();
    }

    @Override
    public void nodeProgress(String run, String node, long done, long total, String unit) {
        amounts.put(node, total > 0 ? " %d/%d %s".formatted(done, total, unit) : " %d %s".formatted(done, unit));
        draw();
    }

    @Override
    public void nodeFinished(String run, NodeReport node) {
        running.remove(node.id());
        amounts.remove(node.id());
        ended = Math.min(nodes, ended + 1);
        if (!terminal) {
            say("[%d/%d] %s %s, %s".formatted(ended, nodes, node.id(), node.outcome(), Words.time(node.took())));
        }
        draw();
    }

    @Override
    public void runFinished(RunReport report) {
        if (terminal) {
            err.print("\r" + " ".repeat(LINE) + "\r");
            err.flush();
        }
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }

    private void draw() {
        if (terminal) {
            int full = nodes == 0 ? BAR : BAR * ended / nodes;
            String bar = "#".repeat(full) + ".".repeat(BAR - full);
            String line = "[%s] %d/%d %s".formatted(bar, ended, nodes, names());
            err.print("\r" + Strings.padEnd(line.substring(0, Math.min(LINE, line.length())), LINE, ' '));
            err.flush();
        }
    }

    private String names() {
        StringBuilder names = new StringBuilder();
        running.forEach(node ->
                names.append(node).append(amounts.getOrDefault(node, "")).append("  "));
        return names.toString();
    }
}
