package io.penstock.model;

import io.penstock.errors.ComponentException;
import java.io.IOException;

/** A model with the verdict that lets it be released. Only a gate makes one, by {@link #of}. */
public final class BlessedModel {

    private final Model model;
    private final Verdict verdict;

    private BlessedModel(Model model, Verdict verdict) {
        this.model = model;
        this.verdict = verdict;
    }

    /**
     * Blesses a model.
     *
     * @throws ComponentException if the verdict did not pass, or is about another model
     */
    public static BlessedModel of(Model model, Verdict verdict) throws IOException {
        if (verdict.outcome() != Verdict.Outcome.PASS) {
            throw new ComponentException("Model %s cannot be blessed: its verdict is '%s', not 'PASS'."
                    .formatted(model.digest().brief(), verdict.outcome()));
        }
        if (!verdict.model().equals(model.digest())) {
            throw new ComponentException("Model %s cannot be blessed: the verdict is about model %s."
                    .formatted(model.digest().brief(), verdict.model().brief()));
        }
        return new BlessedModel(model, verdict);
    }

    /** Returns the model. */
    public Model model() {
        return model;
    }

    /** Returns the verdict that passed. */
    public Verdict verdict() {
        return verdict;
    }
}
