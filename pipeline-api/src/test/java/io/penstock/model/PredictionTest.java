package io.penstock.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.model.Prediction.Classification;
import io.penstock.model.ProblemType.BinaryClassification;
import io.penstock.model.ProblemType.MulticlassClassification;
import io.penstock.model.ProblemType.Regression;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionTest {

    private static final BinaryClassification TIPPED = new BinaryClassification("no", "yes");

    @Test
    void oneScoreOfTwoClassesIsTheProbabilityOfThePositiveOne() {
        Classification answer = (Classification) Prediction.of(TIPPED, new double[] {0.75});

        assertThat(answer.label()).isEqualTo("yes");
        assertThat(answer.probability()).isEqualTo(0.75);
        assertThat(answer.probabilityOf("no")).isEqualTo(0.25);
    }

    @Test
    void anEvenChanceIsPositive() {
        assertThat(Prediction.of(TIPPED, new double[] {0.5}))
                .extracting("label")
                .isEqualTo("yes");
        assertThat(Prediction.of(TIPPED, new double[] {0.4999}))
                .extracting("label")
                .isEqualTo("no");
    }

    @Test
    void ofSeveralClassesTheFirstMostProbableOneIsTheAnswer() {
        ProblemType digits = new MulticlassClassification(List.of("0", "1", "2"));

        assertThat(Prediction.of(digits, new double[] {0.2, 0.4, 0.4}))
                .extracting("label")
                .isEqualTo("1");
    }

    @Test
    void aRegressionGivesItsNumber() {
        assertThat(Prediction.of(new Regression(), new double[] {12.5})).isEqualTo(new Prediction.Estimate(12.5));
    }

    @Test
    void anUnknownClassIsRefusedWithTheKnownOnes() {
        Classification answer = (Classification) Prediction.of(TIPPED, new double[] {0.75});

        assertThatThrownBy(() -> answer.probabilityOf("perhaps"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'perhaps' is not a class of this model. Classes: [no, yes].");
    }
}
