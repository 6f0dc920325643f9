package io.penstock.model;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A trained model: a self-contained directory with {@code model.json}, the framework's own files, the fitted transform in
 * {@code transform/}, and what is kept for people but is not part of the model's identity in {@code attachments/}.
 *
 * <p>Thread-safe. The directory may be copied anywhere.
 */
public final class Model {

    /** The file that describes the model. */
    public static final String DESCRIPTION = "model.json";

    /** The sub-directory of the fitted transform. */
    public static final String TRANSFORM = "transform";

    /** The sub-directory of files outside the model's digest. */
    public static final String ATTACHMENTS = "attachments";

    private final Path directory;
    private final ModelDescription description;
    private volatile @Nullable Digest digest;

    private Model(Path directory, ModelDescription description) {
        this.directory = directory;
        this.description = description;
    }

    /**
     * Opens a model's directory.
     *
     * @throws DataException if it holds no readable {@code model.json}
     */
    public static Model open(Path directory) throws IOException {
        Path file = directory.resolve(DESCRIPTION);
        if (!Files.isRegularFile(file)) {
            throw new DataException("'%s' is not a model: it has no %s.".formatted(directory, DESCRIPTION));
        }
        String what = "'%s'".formatted(file);
        return new Model(directory, CanonicalJson.read(Files.readString(file), ModelDescription.class, what));
    }

    /** Writes {@code model.json} into a directory that holds the framework's files, which makes it a model. */
    public static Model write(Path directory, ModelDescription description) throws IOException {
        Files.writeString(directory.resolve(DESCRIPTION), CanonicalJson.write(description));
        return new Model(directory, description);
    }

    /** Returns whether a file of a model is outside its digest. */
    static boolean isAttachment(String relativePath) {
        return relativePath.startsWith(ATTACHMENTS + "/");
    }

    /** Returns where the model's files are. */
    public Path directory() {
        return directory;
    }

    /** Returns what {@code model.json} says. */
    public ModelDescription description() {
        return description;
    }

    /** Returns the digest of the model's identity files; they are read at the first call. */
    public Digest digest() throws IOException {
        Digest known = digest;
        if (known == null) {
            known = Manifest.of(directory, Model::isAttachment).digest();
            digest = known;
        }
        return known;
    }

    /**
     * Loads the model to answer raw rows.
     *
     * @throws io.penstock.errors.EnvironmentException if no module on the class path loads its framework
     */
    public Predictor load() throws IOException {
        return LoadedModel.of(this);
    }

    @Override
    public String toString() {
        return "Model[%s, %s]".formatted(description.framework(), directory.getFileName());
    }
}
