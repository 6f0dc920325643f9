package io.penstock.data.broken;

import io.penstock.model.BlessedModel;
import io.penstock.model.Model;
import io.penstock.model.Verdict;
import java.io.IOException;

/** Blesses a model without being a gate. */
public final class BlessesOnItsOwn {

    BlessedModel bless(Model model, Verdict verdict) throws IOException {
        return BlessedModel.of(model, verdict);
    }
}
