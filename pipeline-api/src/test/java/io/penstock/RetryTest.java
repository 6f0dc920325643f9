package io.penstock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import io.penstock.errors.Transience;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetryTest {

    private static final RandomGenerator NO_CHANCE = () -> 0L;

    /** An exception that its author knows to pass. */
    private static final class Busy extends RuntimeException implements Transience.Passing {
        private static final long serialVersionUID = 1L;
    }

    static java.util.List<Throwable> passing() {
        return java.util.List.of(
                new IOException("reset"),
                new ConnectException("refused"),
                new SocketTimeoutException("slow"),
                new UncheckedIOException(new IOException("reset")),
                new ComponentException("no answer", new SocketTimeoutException()),
                new EnvironmentException("disk full"),
                new TimeoutException("a minute"),
                new SQLTransientConnectionException("later"),
                new Busy());
    }

    static java.util.List<Throwable> lasting() {
        return java.util.List.of(
                new IllegalStateException("wrong"),
                new NullPointerException(),
                new FileNotFoundException("gone"),
                new NoSuchFileException("gone"),
                new MalformedInputException(1),
                new SQLException("no such table"),
                new DataException("damaged", new IOException("crc")),
                new OutOfMemoryError(),
                new Error(new IOException("behind an error")));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatCanPassIsTriedAgain(Throwable failure) {
        assertThat(Retry.attempts(2).follows(1, failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatComesBackEveryTimeIsNot(Throwable failure) {
        assertThat(Retry.attempts(2).follows(1, failure)).isFalse();
    }

    @Test
    void theNumberOfAttemptsIsALimit() {
        assertThat(Retry.attempts(3).follows(2, new IOException())).isTrue();
        assertThat(Retry.attempts(3).follows(3, new IOException())).isFalse();
        assertThat(Retry.never().follows(1, new IOException())).isFalse();
    }

    @Test
    void anExceptionIsNamedByItselfOrByWhatItExtends() {
        Retry named = Retry.attempts(2).alsoAfter(RuntimeException.class);

        assertThat(named.follows(1, new IllegalStateException())).isTrue();
        assertThat(named.follows(1, new ClassNotFoundException())).isFalse();
    }

    @Test
    void pausesGrowByTheirFactorUpToTheLongest() {
        Retry retry = Retry.attempts(9)
                .pausing(Duration.ofSeconds(1), 3, Duration.ofSeconds(20))
                .jitter(0);

        assertThat(java.util.stream.IntStream.rangeClosed(1, 5)
                        .mapToObj(attempt -> retry.pauseAfter(attempt, NO_CHANCE)))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20));
    }

    @Property
    void chanceShortensAPauseByNoMoreThanItsShare(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 2_000) int attempt,
            @ForAll @LongRange(max = 90) long seconds) {
        Duration longest = Duration.ofSeconds(60);
        Retry retry = Retry.attempts(3_000)
                .pausing(Duration.ofSeconds(seconds), 2, longest)
                .jitter(0.25);

        Duration full = retry.jitter(0).pauseAfter(attempt, NO_CHANCE);
        Duration pause = retry.pauseAfter(attempt, new SplittableRandom(seed));

        assertThat(pause).isBetween(full.multipliedBy(3).dividedBy(4).minusNanos(1), full);
        assertThat(full).isLessThanOrEqualTo(longest);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> Retry.attempts(0)).hasMessage("'0' attempts are too few. Use at least 1.");
        assertThatThrownBy(() -> Retry.attempts(2).jitter(1.5)).hasMessageContaining("'1.5' is not a share");
        assertThatThrownBy(() -> Retry.attempts(2).pausing(Duration.ofSeconds(-1), 2, Duration.ofSeconds(1)))
                .hasMessageContaining("negative");
    }
}
