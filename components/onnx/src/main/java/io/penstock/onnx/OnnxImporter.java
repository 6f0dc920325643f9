package io.penstock.onnx;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Library;
import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import io.penstock.model.Model;
import java.io.IOException;
import java.util.List;

/**
 * Imports a model that takes raw columns as they are, as {@link OnnxModel#importFrom(java.nio.file.Path, OnnxMapping,
 * java.nio.file.Path)} does. Its content enters the cache key.
 *
 * @param file the export, self-contained
 * @param mapping raw columns to its inputs, and its output to scores
 */
public record OnnxImporter(ExternalInput file, OnnxMapping mapping) implements Component<Port<Model>> {

    @Override
    public void run(Port<Model> out, Execution execution) throws IOException {
        OnnxModel.importFrom(file.path(), mapping, execution.directory(out));
    }

    @Override
    public List<Library> libraries() {
        return OnnxModel.libraries();
    }
}
