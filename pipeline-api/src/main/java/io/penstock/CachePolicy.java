package io.penstock;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether a node takes its outputs from the cache, and whether it leaves them there.
 *
 * @param mode what is looked up and what is kept
 * @param timeToLive how old an execution may be to be taken; empty for any age
 */
public record CachePolicy(Mode mode, Optional<Duration> timeToLive) {

    private static final CachePolicy CACHED = new CachePolicy(Mode.CACHED, Optional.empty());
    private static final CachePolicy ALWAYS = new CachePolicy(Mode.ALWAYS, Optional.empty());
    private static final CachePolicy READ_ONLY = new CachePolicy(Mode.READ_ONLY, Optional.empty());

    /** What is looked up and what is kept. */
    public enum Mode {
        /** Takes what is there, else runs and leaves its outputs for others. */
        CACHED,
        /** Runs every time and leaves its outputs for others. */
        ALWAYS,
        /** Takes what is there, else runs and leaves nothing for others to take. */
        READ_ONLY
    }

    /** Checks the time to live. */
    public CachePolicy {
        timeToLive.filter(age -> age.isNegative() || age.isZero()).ifPresent(age -> {
            throw new IllegalArgumentException(
                    "Time to live '%s' is not positive. Use CachePolicy.always() to run every time.".formatted(age));
        });
    }

    /** Takes what is there, of any age; the default. */
    public static CachePolicy cached() {
        return CACHED;
    }

    /** Takes what is there if it was made no longer ago than this, by the workspace's clock. */
    public static CachePolicy cachedFor(Duration timeToLive) {
        return new CachePolicy(Mode.CACHED, Optional.of(timeToLive));
    }

    /** Runs every time; others may take what it leaves. */
    public static CachePolicy always() {
        return ALWAYS;
    }

    /** Takes what is there, but leaves nothing. */
    public static CachePolicy readOnly() {
        return READ_ONLY;
    }
}
