package io.penstock.onnx;

import io.penstock.json.CanonicalJson;
import io.penstock.model.Model;
import io.penstock.model.ModelLoader;
import io.penstock.model.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads imported models into ONNX Runtime, with one thread for each call. */
public final class OnnxModelLoader implements ModelLoader {

    @Override
    public String format() {
        return OnnxModel.FORMAT;
    }

    @Override
    public Scorer load(Model model) throws IOException {
        Path file = model.directory().resolve(OnnxModel.MAPPING);
        OnnxMapping mapping = CanonicalJson.read(Files.readString(file), OnnxMapping.class, "'%s'".formatted(file));
        Session session = Session.open(model.directory().resolve(OnnxModel.FILE));
        return new OnnxScorer(session, mapping, model.description().signature());
    }
}
