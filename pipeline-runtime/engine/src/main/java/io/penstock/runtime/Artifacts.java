package io.penstock.runtime;

import io.penstock.artifact.Digest;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.artifacts.ArtifactForms;
import io.penstock.runtime.artifacts.ArtifactReader;
import io.penstock.runtime.artifacts.DamagedArtifact;
import java.io.IOException;
import java.lang.reflect.Type;

/** Reads artifacts for people and programs outside a run. */
record Artifacts(ArtifactReader reader, ArtifactForms forms) {

    Object read(Type type, Digest digest) {
        try {
            return reader.read(forms.of(type), digest);
        } catch (DamagedArtifact e) {
            throw damaged(e);
        } catch (IOException e) {
            throw new EnvironmentException("Artifact %s cannot be read: %s".formatted(digest.brief(), e), e);
        }
    }

    private DataException damaged(DamagedArtifact damage) {
        String fate = damage.isCollected() ? "" : " It is set aside.";
        DataException report = new DataException(
                "%s%s Run the pipeline again, which makes it again.".formatted(damage.getMessage(), fate), damage);
        try {
            reader.discard(damage.digest());
        } catch (IOException e) {
            report.addSuppressed(e);
        }
        return report;
    }
}
