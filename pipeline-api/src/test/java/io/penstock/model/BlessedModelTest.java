package io.penstock.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Digest;
import io.penstock.columns.RowType;
import io.penstock.errors.ComponentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlessedModelTest {

    @TempDir
    private Path directory;

    @Test
    void aVerdictThatPassedBlessesItsModel() throws IOException {
        Model model = model("weights");

        BlessedModel blessed = BlessedModel.of(model, verdict(model.digest(), Verdict.Outcome.PASS));

        assertThat(blessed.model()).isSameAs(model);
    }

    @Test
    void aVerdictThatDidNotPassIsRefused() throws IOException {
        Model model = model("weights");

        for (Verdict.Outcome outcome : List.of(Verdict.Outcome.FAIL, Verdict.Outcome.UNDECIDED)) {
            assertThatThrownBy(() -> BlessedModel.of(model, verdict(model.digest(), outcome)))
                    .isInstanceOf(ComponentException.class)
                    .hasMessageContaining("its verdict is '%s'", outcome);
        }
        assertThatThrownBy(() -> BlessedModel.of(model, new Verdict(model.digest(), List.of())))
                .hasMessageContaining("UNDECIDED");
    }

    @Test
    void aVerdictAboutAnotherModelIsRefused() throws IOException {
        Model model = model("weights");
        Digest other = Digest.of("another model");

        assertThatThrownBy(() -> BlessedModel.of(model, verdict(other, Verdict.Outcome.PASS)))
                .isInstanceOf(ComponentException.class)
                .hasMessageContaining("about model " + other.brief());
    }

    @Test
    void aStoredBlessingIsCheckedAgainWhenItIsRead() throws IOException {
        Path stored = Files.createDirectory(directory.resolve("stored"));
        Model model = model("weights");
        new BlessedModelCodec().write(BlessedModel.of(model, verdict(model.digest(), Verdict.Outcome.PASS)), stored);

        assertThat(new BlessedModelCodec().read(stored).model().digest()).isEqualTo(model.digest());
        Files.writeString(stored.resolve("model/weights"), "others");
        assertThatThrownBy(() -> new BlessedModelCodec().read(stored)).isInstanceOf(ComponentException.class);
    }

    private Model model(String weights) throws IOException {
        Path place = Files.createDirectory(directory.resolve("model-" + weights));
        Files.writeString(place.resolve("weights"), weights);
        Signature signature =
                new Signature(new RowType(List.of()), List.of(), new ProblemType.BinaryClassification("no", "yes"));
        return Model.write(place, new ModelDescription("test", "test", signature, "{}", List.of()));
    }

    private static Verdict verdict(Digest model, Verdict.Outcome outcome) {
        OptionalDouble none = OptionalDouble.empty();
        return new Verdict(
                model,
                List.of(new Finding("rule", outcome, false, none, none, none, none, Finding.Sense.NONE, 0, "because")));
    }
}
