package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers contents in the order in which they come, inside the transaction of an {@link EventWriter}. A number never changes. */
final class ContentWriter {

    private static final int REMEMBERED = 20_000;
    private static final long UNREAD = -1;

    private static final String SELECT =
            "SELECT number FROM contents WHERE substr(digest, 1, 4) = substr(?1, 1, 4) AND digest = ?1";
    private static final String INSERT_NEW = """
            INSERT INTO contents (number, digest, bytes) SELECT ?1, ?2, ?3 WHERE NOT EXISTS (
              SELECT 1 FROM contents WHERE substr(digest, 1, 4) = substr(?2, 1, 4) AND digest = ?2)""";
    private static final String REPAIR = "UPDATE contents SET bytes = ?1 WHERE number = ?2 AND bytes IS NOT ?1";

    private final SqliteSession session;
    private final Map<Digest, Long> numbers = new HashMap<>();
    private long newest = UNREAD;

    ContentWriter(SqliteSession session) {
        this.session = session;
    }

    /** Forgets what another process may have changed since the last transaction. */
    void begin() {
        newest = UNREAD;
    }

    /** Returns the number of a content, which gets one if it is new. */
    long number(Digest digest) throws SQLException {
        return number(digest, null);
    }

    /** Does so for a content that may be inline: equal ones are stored once, and one that is not as it was is made whole. */
    long number(Digest digest, byte @Nullable [] inline) throws SQLException {
        Long remembered = numbers.get(digest);
        byte[] bytes = Cells.bytes(digest);
        if (remembered == null && isInserted(bytes, inline)) {
            remember(digest, newest);
            return newest;
        }
        long known = remembered == null ? session.number(SELECT, (Object) bytes) : remembered;
        remember(digest, known);
        if (inline != null) {
            session.update(REPAIR, inline, known);
        }
        return known;
    }

    /** Gives a content the next number, unless it has one. */
    private boolean isInserted(byte[] digest, byte @Nullable [] inline) throws SQLException {
        if (newest == UNREAD) {
            newest = session.number("SELECT max(number) FROM contents");
        }
        boolean inserted = session.update(INSERT_NEW, newest + 1, digest, inline) == 1;
        newest += inserted ? 1 : 0;
        return inserted;
    }

    private void remember(Digest digest, long number) {
        if (numbers.size() >= REMEMBERED) {
            numbers.clear();
        }
        numbers.put(digest, number);
    }
}
