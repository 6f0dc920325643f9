package io.penstock.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDescriptionTest {

    @TempDir
    private Path directory;

    @Test
    void aModelOfBeforeThereWereFormatsAndTargetsHasThoseOfItsFramework() throws IOException {
        String problem = "{\"@type\":\"io.penstock.model.ProblemType$Regression\"}";
        Files.writeString(directory.resolve(Model.DESCRIPTION), """
                {"estimator":"{}","framework":"tribuo","libraries":[],
                 "signature":{"features":[],"inputs":{"fields":[]},"problem":%s}}""".formatted(problem));

        ModelDescription description = Model.open(directory).description();

        assertThat(description.format()).isEqualTo("tribuo");
        assertThat(description.problem()).isEqualTo(new ProblemType.Regression());
    }
}
