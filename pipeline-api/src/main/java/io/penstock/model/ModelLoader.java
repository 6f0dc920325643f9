package io.penstock.model;

import java.io.IOException;

/** Loads the models of one format. Found by {@link java.util.ServiceLoader}. */
public interface ModelLoader {

    /** Returns the format's name as it stands in {@code model.json}, for example {@code tribuo}. */
    String format();

    /** Loads the framework's files from the model's directory. */
    Scorer load(Model model) throws IOException;
}
