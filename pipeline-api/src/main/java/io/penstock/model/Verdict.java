package io.penstock.model;

import io.penstock.artifact.Digest;
import java.util.List;

/**
 * What a gate says of one model, rule by rule.
 *
 * @param model the digest of the model that was judged
 * @param findings one for each rule and slice
 */
public record Verdict(Digest model, List<Finding> findings) {

    /** How a rule ends. What could not be measured is never a {@code PASS}. */
    public enum Outcome {
        /** The rule holds. */
        PASS,
        /** The rule does not hold. */
        FAIL,
        /** The evidence does not tell. */
        UNDECIDED
    }

    /** Copies the findings. */
    public Verdict {
        findings = List.copyOf(findings);
    }

    /**
     * Returns {@code FAIL} if a required rule failed, else {@code UNDECIDED} if one is undecided or there is none at all, else
     * {@code PASS}. Advisory rules do not count.
     */
    public Outcome outcome() {
        List<Outcome> required = findings.stream()
                .filter(f -> !f.advisory())
                .map(Finding::outcome)
                .toList();
        if (required.contains(Outcome.FAIL)) {
            return Outcome.FAIL;
        }
        return required.isEmpty() || required.contains(Outcome.UNDECIDED) ? Outcome.UNDECIDED : Outcome.PASS;
    }

    /** Returns the findings that keep the model from passing. */
    public List<Finding> obstacles() {
        return findings.stream()
                .filter(f -> !f.advisory() && f.outcome() != Outcome.PASS)
                .toList();
    }
}
