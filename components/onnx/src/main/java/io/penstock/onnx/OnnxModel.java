package io.penstock.onnx;

import ai.onnxruntime.OrtEnvironment;
import io.penstock.Library;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.json.CanonicalJson;
import io.penstock.model.FeatureTransform;
import io.penstock.model.FeatureTransformLoader;
import io.penstock.model.Model;
import io.penstock.model.ModelDescription;
import io.penstock.model.Signature;
import io.penstock.spi.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes in models that were trained anywhere and exported in the Open Neural Network Exchange format. What comes out is a {@link
 * Model} as any other: evaluated, gated, pushed and served alike.
 */
public final class OnnxModel {

    /** The name by which models find their loader. */
    public static final String FORMAT = "onnx";

    static final String FILE = "model.onnx";
    static final String MAPPING = "mapping.json";

    private OnnxModel() {}

    /**
     * Imports a model that takes raw columns as they are.
     *
     * @param file the export, self-contained
     * @param mapping raw columns to its inputs, and its output to scores
     * @param directory empty or not there yet; becomes the model
     * @throws io.penstock.errors.DataException if the file cannot be read
     * @throws DefinitionException if the mapping does not fit the model, with all that is wrong
     */
    public static Model importFrom(Path file, OnnxMapping mapping, Path directory) throws IOException {
        Columns columns = Columns.of(mapping);
        Model model = write(file, mapping, columns.signature(), directory);
        columns.write(directory.resolve(Model.TRANSFORM));
        return model;
    }

    /**
     * Imports a model that takes the features of a fitted transform, for example of {@code model.directory()/transform} of
     * another model.
     *
     * @param mapping features of the transform to the model's inputs, and its output to scores; the label is the transform's
     * @param transform a directory with a fitted transform, which is copied
     */
    public static Model importFrom(Path file, OnnxMapping mapping, Path transform, Path directory) throws IOException {
        Signature fitted = load(transform).signature();
        if (!fitted.problem().equals(mapping.problem())) {
            throw new DefinitionException(
                    "The mapping answers a '%s', but the transform in '%s' is for a '%s'. Map the same problem."
                            .formatted(mapping.problem(), transform, fitted.problem()));
        }
        Model model = write(file, mapping, fitted, directory);
        copy(transform, directory.resolve(Model.TRANSFORM));
        return model;
    }

    private static FeatureTransform load(Path transform) throws IOException {
        for (FeatureTransformLoader loader : Services.load(FeatureTransformLoader.class)) {
            if (loader.reads(transform)) {
                return loader.load(transform);
            }
        }
        throw new DefinitionException(
                "Nothing on the class path reads a transform in '%s'. Give the directory of a fitted transform, and add penstock-transform to the dependencies."
                        .formatted(transform));
    }

    private static Model write(Path file, OnnxMapping mapping, Signature signature, Path directory) throws IOException {
        try (Session session = Session.open(file)) {
            new ImportCheck(file, session, mapping, signature).run();
        }
        Files.createDirectories(directory);
        requireWhole(Files.copy(file, directory.resolve(FILE)), file);
        Files.writeString(directory.resolve(MAPPING), CanonicalJson.write(mapping));
        return Model.write(
                directory, new ModelDescription(FORMAT, FORMAT, signature, CanonicalJson.write(mapping), libraries()));
    }

    /** A file may refer to others beside it, which are not beside its copy. */
    private static void requireWhole(Path copy, Path file) throws IOException {
        try {
            Session.open(copy).close();
        } catch (DataException e) {
            Files.delete(copy);
            throw new DataException(
                    "'%s' cannot be used without the files beside it. Save the model with its weights inside."
                            .formatted(file),
                    e);
        }
    }

    static List<Library> libraries() {
        CommandLine.ofThisProcess().check();
        return List.of(
                new Library("onnxruntime", OrtEnvironment.getEnvironment().getVersion()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }
}
