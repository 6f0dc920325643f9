package io.penstock.runtime;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Makes ids of runs: the time in UTC, so that they sort, and 48 random bits, so that no two processes make the same. */
final class RunIds {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private RunIds() {}

    static String at(Instant now) {
        byte[] random = new byte[6];
        ThreadLocalRandom.current().nextBytes(random);
        return TIME.format(now) + "-" + HexFormat.of().formatHex(random);
    }
}
