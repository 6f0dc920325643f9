package io.penstock.samples.benchmarks.survival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The commands of this package, for some seconds: they throw if anything is lost, torn or done twice. */
class SurvivalTest {

    @Test
    void processesThatAreKilledLoseNothingThatTheyAcknowledged() throws Exception {
        KillRounds.Result result = KillRounds.run(Scenario.SMALL, 5, 11);

        assertThat(result.killed()).isPositive();
        assertThat(result.artifacts()).isGreaterThan(5);
    }

    @Test
    void processesAtOnceComputeEveryKeyOnceAndLoseNoUpdate() throws Exception {
        StressRounds.Result result = StressRounds.run(5, 4, 8, 11);

        assertThat(result.runs()).isGreaterThanOrEqualTo(12);
        assertThat(result.cached()).isPositive();
        assertThat(result.failures()).isPositive();
    }

    @Test
    void collectionsBesideRunsDeleteNothingThatIsNeededAndLeaveNothingElse() throws Exception {
        GarbageRounds.Result result = GarbageRounds.run(8, 3, 4, 11);

        assertThat(result.runs()).isGreaterThanOrEqualTo(9);
        assertThat(result.collected()).isPositive();
        assertThat(result.cached()).isPositive();
    }
}
