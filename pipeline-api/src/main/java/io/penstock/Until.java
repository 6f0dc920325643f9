package io.penstock;

import java.util.function.Predicate;

/**
 * When a repetition ends: when a state has been reached, and in any case after a number of rounds.
 *
 * @param rounds the most rounds, at least 1
 * @param reached looks at the state after each round; a pure function
 * @param <S> the type of the state
 */
public record Until<S>(int rounds, Predicate<? super S> reached) {

    /** Checks the number of rounds. */
    public Until {
        if (rounds < 1) {
            throw new IllegalArgumentException("'%d' rounds are none. Use at least 1.".formatted(rounds));
        }
    }

    /** Ends after a number of rounds. */
    public static <S> Until<S> rounds(int rounds) {
        return new Until<>(rounds, state -> false);
    }

    /** Ends when a state is reached, or after a number of rounds. */
    public static <S> Until<S> reached(Predicate<? super S> reached, int atMostRounds) {
        return new Until<>(atMostRounds, reached);
    }
}
