package io.penstock.runtime;

import com.google.common.base.Strings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The nodes of a run as lines of text with aligned columns. */
final class NodeTable {

    private static final int OUTCOME_WIDTH = 9;
    private static final int TIME_WIDTH = 8;

    private NodeTable() {}

    static String of(List<NodeReport> nodes) {
        int width = nodes.stream().mapToInt(node -> node.id().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        line(table, Math.max(4, width), "node", "outcome", "time", "reason");
        for (NodeReport node : nodes) {
            String outcome = node.outcome().toString();
            line(table, Math.max(4, width), node.id(), outcome, time(node.took()), firstLine(node.reason()));
        }
        return table.toString();
    }

    private static void line(StringBuilder table, int width, String id, String outcome, String time, String reason) {
        String line = String.join(
                "  ",
                Strings.padEnd(id, width, ' '),
                Strings.padEnd(outcome, OUTCOME_WIDTH, ' '),
                Strings.padStart(time, TIME_WIDTH, ' '),
                reason);
        table.append(line.stripTrailing()).append(System.lineSeparator());
    }

    private static String time(Duration took) {
        double millis = took.toNanos() / 1e6;
        return millis < 1000
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.2f s", millis / 1000);
    }

    private static String firstLine(String reason) {
        return reason.lines().findFirst().orElse("");
    }
}
