package io.penstock.samples.benchmarks.graphs.peers;

import io.penstock.samples.benchmarks.race.Contender;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Appends 170 bytes at a time, each durable before the next: what the disk and the database allow, with nothing around it. */
final class BareAppends implements Contender {

    private static final int BYTES = 170;

    private final String name;
    private final int appends;
    private final Append append;
    private final Closing closing;

    private BareAppends(String name, int appends, Append append, Closing closing) {
        this.name = name;
        this.appends = appends;
        this.append = append;
        this.closing = closing;
    }

    /** Appends a record and returns when it is durable. */
    private interface Append {
        void once() throws IOException, SQLException;
    }

    /** Closes the place. */
    private interface Closing {
        void close() throws IOException, SQLException;
    }

    /** Commits one row at a time to SQLite, with a write-ahead log that is forced at each commit, as a workspace's is. */
    static BareAppends inSqlite(Path file, int appends) throws IOException {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("CREATE TABLE records (bytes BLOB)");
            }
            PreparedStatement insert = connection.prepareStatement("INSERT INTO records VALUES (?)");
            insert.setBytes(1, new byte[BYTES]);
            return new BareAppends("bare commits, SQLite", appends, insert::executeUpdate, connection::close);
        } catch (SQLException e) {
            throw new IOException("'%s' cannot be made.".formatted(file), e);
        }
    }

    /** Writes to the end of a file and forces it to the disk, but for its times. */
    static BareAppends inFile(Path file, int appends) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
        return new BareAppends("bare appends, file", appends, () -> append(channel), channel::close);
    }

    private static void append(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int pieces() {
        return appends;
    }

    @Override
    public double seconds(int round) throws IOException {
        long start = System.nanoTime();
        try {
            for (int i = 0; i < appends; i++) {
                append.once();
            }
        } catch (SQLException e) {
            throw new IOException("A row cannot be written.", e);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() throws IOException {
        try {
            closing.close();
        } catch (SQLException e) {
            throw new IOException("The database cannot be closed.", e);
        }
    }
}
