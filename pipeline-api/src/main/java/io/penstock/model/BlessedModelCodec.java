package io.penstock.model;

import io.penstock.artifact.ArtifactCodec;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stores a blessed model as {@code model/} and {@code verdict.json}. */
public final class BlessedModelCodec implements ArtifactCodec<BlessedModel> {

    private static final String MODEL = "model";
    private static final String VERDICT = "verdict.json";

    @Override
    public Class<BlessedModel> type() {
        return BlessedModel.class;
    }

    @Override
    public void write(BlessedModel value, Path directory) throws IOException {
        DirectoryCopy.copy(value.model().directory(), directory.resolve(MODEL));
        Files.writeString(directory.resolve(VERDICT), CanonicalJson.write(value.verdict()));
    }

    @Override
    public BlessedModel read(Path directory) throws IOException {
        Path file = directory.resolve(VERDICT);
        Verdict verdict = CanonicalJson.read(Files.readString(file), Verdict.class, "'%s'".formatted(file));
        return BlessedModel.of(Model.open(directory.resolve(MODEL)), verdict);
    }

    @Override
    public boolean isAttachment(String relativePath) {
        return relativePath.startsWith(MODEL + "/" + Model.ATTACHMENTS + "/");
    }
}
