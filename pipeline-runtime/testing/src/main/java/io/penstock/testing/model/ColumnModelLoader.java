package io.penstock.testing.model;

import io.penstock.model.Model;
import io.penstock.model.ModelLoader;
import io.penstock.model.Scorer;

/** Loads a {@link ColumnModel}. */
public final class ColumnModelLoader implements ModelLoader {

    /** Makes the loader. */
    public ColumnModelLoader() {}

    @Override
    public String format() {
        return ColumnModel.FRAMEWORK;
    }

    @Override
    public Scorer load(Model model) {
        return new ColumnScorer();
    }
}
