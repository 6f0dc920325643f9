package io.penstock.trees;

import io.penstock.errors.DataException;
import io.penstock.model.Model;
import io.penstock.model.ModelLoader;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import java.io.IOException;
import java.nio.file.Path;

/** Loads models whose trees are in {@link TreeEnsemble#FILE}, whatever framework grew them. */
public final class TreesModelLoader implements ModelLoader {

    /** The name by which models find this loader. */
    public static final String FORMAT = "trees";

    @Override
    public String format() {
        return FORMAT;
    }

    /**
     * Loads a model's trees.
     *
     * @throws DataException if the file is not there, is damaged, or does not fit the model's signature
     */
    @Override
    public Scorer load(Model model) throws IOException {
        Path file = model.directory().resolve(TreeEnsemble.FILE);
        TreeEnsemble ensemble = TreeEnsemble.read(file);
        Signature signature = model.description().signature();
        check(file, "features", ensemble.features(), signature.slots());
        check(file, "scores", ensemble.scores(), signature.problem().scores());
        return ensemble.scorer();
    }

    private static void check(Path file, String what, int found, int expected) {
        if (found != expected) {
            throw new DataException("'%s' has '%d' %s, but the model's signature says %d. Restore it or train it again."
                    .formatted(file, found, what, expected));
        }
    }
}
