package io.penstock.tribuo.internal.files;

import io.penstock.errors.DataException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/** Compares what a model's file holds with what it ought to hold; what does not fit is a {@link DataException}. */
public final class FileCheck {

    /** What is wrong with a file whose checksum is that of other bytes. */
    public static final String WRONG_CHECKSUM = "its checksum is not that of its content";

    private final Path file;

    /** Checks a file. */
    public FileCheck(Path file) {
        this.file = file;
    }

    /** Says what is wrong unless a condition holds. */
    public void that(boolean holds, String wrong) {
        if (!holds) {
            throw new DataException(
                    "'%s' does not hold a model that can be used: %s. Restore it or train the model again."
                            .formatted(file, wrong));
        }
    }

    /** Compares a number of things with what the model's signature, or the rest of the file, asks for. */
    public void count(String things, int found, int expected) {
        that(found == expected, "it has '%d' %s, and %d were expected".formatted(found, things, expected));
    }

    /** Refuses numbers that are none. */
    public void finite(String name, List<Double> numbers) {
        for (double number : numbers) {
            that(Double.isFinite(number), "%s has '%s', and finite numbers were expected".formatted(name, number));
        }
    }

    /** Compares rows with the number of columns that they ought to have, and refuses numbers that are none. */
    public void rows(String name, List<List<Double>> rows, int columns) {
        for (int row = 0; row < rows.size(); row++) {
            count("numbers in '%s' %d".formatted(name, row), rows.get(row).size(), columns);
            finite("'%s' %d".formatted(name, row), rows.get(row));
        }
    }

    static int checksum(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return (int) sum.getValue();
    }
}
