package io.penstock.trees.boosting;

import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.model.Model;
import io.penstock.model.Signature;
import io.penstock.model.TrainingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The trees of an earlier model, as a library wrote them, which a training goes on from. */
public final class WarmStart {

    private WarmStart() {}

    /**
     * Returns a file of the model to start from; nothing if none is given.
     *
     * @throws DefinitionException if it is of another framework, or for other features or another problem
     */
    public static byte[] read(TrainingContext context, String framework, Signature signature, String file)
            throws IOException {
        if (context.warmStart().isEmpty()) {
            return new byte[0];
        }
        Model model = context.warmStart().get();
        Signature other = model.description().signature();
        check("framework", model.description().framework(), framework);
        check("features", other.features(), signature.features());
        check("problem", other.problem(), signature.problem());
        return bytes(model.directory().resolve(file));
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new DataException(
                    "The model to start from has no '%s'. Restore it, or start from another.".formatted(file), e);
        }
    }

    private static void check(String what, Object found, Object wanted) {
        if (!found.equals(wanted)) {
            throw new DefinitionException(
                    "The model to start from has %s '%s', but this training has '%s'. Start from another."
                            .formatted(what, found, wanted));
        }
    }
}
