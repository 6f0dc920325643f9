package io.penstock.runtime.report;

import io.penstock.report.Figures;
import io.penstock.report.Mark;

/** How an outcome is shown: its colour, sign and word. */
enum Outcomes {
    EXECUTED(Mark.PASS, "✓", "executed"),
    CACHED(Mark.CACHED, "≡", "cached"),
    FAILED(Mark.FAIL, "✕", "failed"),
    SKIPPED(Mark.SKIPPED, "–", "skipped"),
    CANCELLED(Mark.UNDECIDED, "?", "cancelled");

    private final Mark mark;
    private final String sign;
    private final String word;

    Outcomes(Mark mark, String sign, String word) {
        this.mark = mark;
        this.sign = sign;
        this.word = word;
    }

    static Outcomes of(Reported.Node node) {
        return switch (node.outcome()) {
            case EXECUTED -> EXECUTED;
            case CACHED -> CACHED;
            case FAILED -> FAILED;
            case SKIPPED -> SKIPPED;
            case CANCELLED -> CANCELLED;
        };
    }

    Mark mark() {
        return mark;
    }

    String sign() {
        return sign;
    }

    String word() {
        return word;
    }

    /** Returns what fits into a drawn node: the time of what ran, else the word. */
    String brief(Reported.Node node) {
        return switch (this) {
            case EXECUTED -> Figures.duration(node.took());
            case CACHED -> word + " · " + Figures.duration(node.took());
            case FAILED, SKIPPED, CANCELLED -> word;
        };
    }
}
