package io.penstock.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import io.penstock.djl.network.BlockFactory;
import io.penstock.djl.network.NetworkShape;
import io.penstock.errors.DataException;
import io.penstock.model.ClassWeights;
import io.penstock.model.Estimator;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ModelDescription;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import io.penstock.testing.estimator.TrainingTrial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network starts from an equal one only: equal shapes alone say little. */
class WarmStartTest {

    private static final MadeRows ROWS = MadeRows.of(EstimatorContract.BINARY, 100, 1);

    @TempDir
    Path directory;

    /** Two networks of equal shapes. */
    record Layers(boolean rectified) implements BlockFactory {
        @Override
        public Block block(NetworkShape shape) {
            return new SequentialBlock()
                    .add(Linear.builder().setUnits(8).build())
                    .add(rectified ? Activation.reluBlock() : Activation.tanhBlock())
                    .add(Linear.builder().setUnits(shape.outputs()).build());
        }
    }

    @Test
    void whatDoesNotShapeTheNetworkMayDiffer() throws Exception {
        WideAndDeep first = DjlEstimator.wideAndDeep(1).withHidden(8).withDropout(0.5);
        Model start = Training.fit(first, ROWS, directory);

        assertThat(from(start, first.withDropout(0), ROWS).digest()).isNotEqualTo(start.digest());
    }

    @Test
    void aFieldOfTheFactoryThatDiffersIsNamed() throws Exception {
        Model start = Training.fit(DjlEstimator.network(new Layers(true), 1), ROWS, directory);

        assertThatThrownBy(() -> from(start, DjlEstimator.network(new Layers(false), 1), ROWS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(start.directory().toString())
                .hasMessageContaining("its factory is 'Layers[rectified=true]' and not 'Layers[rectified=false]'");
    }

    @Test
    void aTokenThatIsAnotherOneIsNamed() throws Exception {
        MadeRows texts = MadeRows.of(EstimatorContract.TEXTS, 50, 1);
        Feature.Sequence text = (Feature.Sequence) texts.features().get(0);
        List<String> swapped = new ArrayList<>(text.vocabulary());
        Collections.swap(swapped, 1, 2);
        MadeRows others = new MadeRows(
                texts.problem(),
                List.of(new Feature.Sequence(text.name(), swapped, text.length())),
                texts.vectors(),
                texts.labels(),
                Optional.empty());
        Model start = Training.fit(DjlEstimator.textClassifier(1), texts, directory);

        assertThatThrownBy(() -> from(start, DjlEstimator.textClassifier(1), others))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the vocabulary of feature 'text' has")
                .hasMessageContaining("differs from index 1 on: '%s' and '%s'"
                        .formatted(text.vocabulary().get(1), text.vocabulary().get(2)));
    }

    @Test
    void everySizeThatDiffersIsNamed() throws Exception {
        Model start = Training.fit(DjlEstimator.wideAndDeep(1).withHidden(8), ROWS, directory);

        assertThatThrownBy(() ->
                        from(start, DjlEstimator.wideAndDeep(1).withHidden(9).withEmbedding(3), ROWS))
                .hasMessageContaining("its embedding is '8' and not '3'; its hidden is '[8]' and not '[9]'");
    }

    @Test
    void anotherKindOfNetworkIsNamed() throws Exception {
        Model start = Training.fit(DjlEstimator.wideAndDeep(1), ROWS, directory);

        assertThatThrownBy(() -> from(start, DjlEstimator.network(new Layers(true), 1), ROWS))
                .hasMessageContaining("it is a 'WideAndDeep' and not a 'UserNetwork'");
    }

    @Test
    void anotherProblemAndOtherFeaturesAreNamed() throws Exception {
        MadeRows series = MadeRows.of(EstimatorContract.SERIES, 50, 1);
        Model start = Training.fit(DjlEstimator.wideAndDeep(1), series, directory);

        assertThatThrownBy(() -> from(start, DjlEstimator.wideAndDeep(1), ROWS))
                .hasMessageContaining("it answers a '%s' and not a '%s'".formatted(series.problem(), ROWS.problem()))
                .hasMessageContaining("its features are [");
    }

    @Test
    void aModelOfAnotherFrameworkIsNamed() throws Exception {
        Path place = Files.createDirectories(directory.resolve("trees"));
        Model start = Model.write(place, new ModelDescription("trees", "trees", ROWS.signature(), "{}", List.of()));

        assertThatThrownBy(() -> from(start, DjlEstimator.wideAndDeep(1), ROWS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("it was trained by 'trees' and not by 'djl'");
    }

    private Model from(Model start, Estimator estimator, MadeRows rows) throws Exception {
        Path place = Files.createTempDirectory(directory, "second");
        return estimator.fit(
                rows.in(place.resolve("rows"), Optional.empty(), ClassWeights.even()),
                TrainingTrial.in(place.resolve("model")).startingFrom(start));
    }
}
