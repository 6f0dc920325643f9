package io.penstock.data.records;

import io.penstock.artifact.Manifest;
import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.columns.arrow.ArrowFileWriter;
import io.penstock.data.arrow.ArrowSource;
import io.penstock.data.source.RowBuffer;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/**
 * Makes sources of Java records in memory.
 *
 * <p>A record's components are its columns, in their order: {@code byte}, {@code short}, {@code int} and {@code long} are {@code
 * int64}; {@code double} is {@code float64}, {@code float} {@code float32}, {@code boolean} {@code boolean}; {@code String}, {@code
 * char} and enums (their name) are text; {@code Instant} and other times are {@code timestamp}, {@code LocalDate} is {@code date};
 * {@code BigDecimal} is {@code decimal(38,18)}, {@code BigInteger} {@code decimal(38,0)}; {@code byte[]} is {@code binary}; a {@code
 * List} and an array of these are lists. A component that is a record gives columns {@code outer.inner}. A null and an empty {@code
 * Optional} are missing.
 *
 * <p>The records go into an Arrow file whose name is the digest of its content, and the source names that file. So the cache key has
 * the content of the rows, while the configuration that is stored with a run does not, and another JVM can read them.
 */
public final class RecordSource {

    private RecordSource() {}

    /**
     * Writes records to a file, unless equal ones are there, and returns it as a source.
     *
     * @param directory where the file goes; made if it does not exist. The file is the caller's to delete
     * @param type class of the records
     * @param records walked once
     * @throws DataException if a component's type is none of those above, or a value is not exactly one of its column's type, such as
     *     an instant with a part of a microsecond
     */
    public static <R extends Record> ArrowSource write(Path directory, Class<R> type, Iterable<? extends R> records)
            throws IOException {
        RecordColumns columns = RecordColumns.of(type);
        Files.createDirectories(directory);
        Path unnamed = Files.createTempFile(directory, ".records-", ".arrow");
        try {
            write(unnamed, columns, records);
            Path named = directory.resolve(Manifest.digestOf(unnamed).hex() + ".arrow");
            Files.move(unnamed, named, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return ArrowSource.of(named);
        } finally {
            Files.deleteIfExists(unnamed);
        }
    }

    /** Returns the columns that records of a class have. */
    public static RowType rowType(Class<? extends Record> type) {
        return RecordColumns.of(type).type();
    }

    private static void write(Path file, RecordColumns columns, Iterable<?> records) throws IOException {
        RowBuffer buffer = new RowBuffer(columns.type());
        long number = 0;
        try (ArrowFileWriter out = new ArrowFileWriter(Files.newOutputStream(file), columns.type(), Set.of())) {
            for (Object each : records) {
                buffer.begin(++number);
                columns.append(each, buffer, number);
                buffer.end();
                if (buffer.isFull()) {
                    out.write(buffer.take().batch());
                }
            }
            Batch rest = buffer.take().batch();
            if (rest.rows() > 0) {
                out.write(rest);
            }
        }
    }
}
