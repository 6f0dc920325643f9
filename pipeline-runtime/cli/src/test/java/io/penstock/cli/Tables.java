package io.penstock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small CSV files that have something to learn. */
public final class Tables {

    /** How many rows they have. */
    public static final int ROWS = 300;

    private Tables() {}

    /** Loans: whether they are paid back follows from income and kind of work; {@code id} and {@code country} tell nothing. */
    public static Path loans(Path directory) throws IOException {
        Random random = new Random(7);
        return write(directory.resolve("loans.csv"), "id,income,work,country,repaid", row -> {
            double income = 1000 + random.nextInt(4000);
            String work = random.nextBoolean() ? "office" : "field";
            boolean repaid = income + (work.equals("office") ? 900 : 0) + 400 * random.nextGaussian() > 3200;
            return line("%d,%.1f,%s,here,%s", row + 1, income, work, repaid ? "yes" : "no");
        });
    }

    /** Rents: they follow from size and district. */
    public static Path rents(Path directory) throws IOException {
        Random random = new Random(8);
        return write(directory.resolve("rents.csv"), "size,district,rent", row -> {
            int size = 20 + random.nextInt(100);
            int district = random.nextInt(3);
            return line(
                    "%d,%s,%.2f",
                    size, "abc".charAt(district), 9.5 * size + 100 * district + 20 * random.nextGaussian());
        });
    }

    /** Points in three clouds, with the name of the cloud. */
    public static Path clouds(Path directory) throws IOException {
        Random random = new Random(9);
        return write(directory.resolve("clouds.csv"), "x,y,cloud", row -> {
            int cloud = random.nextInt(3);
            return line(
                    "%.3f,%.3f,%s",
                    cloud + 0.2 * random.nextGaussian(), 0.2 * random.nextGaussian() - cloud, "rgb".charAt(cloud));
        });
    }

    /** Returns a line, with a decimal point whatever the machine's language is. */
    public static String line(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    /** Writes a file of lines. */
    public static Path write(Path file, String... lines) throws IOException {
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    /** Makes a row. */
    @FunctionalInterface
    public interface Row {

        /** Returns the line of a row. */
        String line(int row);
    }

    /** Writes a header and {@link #ROWS} rows. */
    public static Path write(Path file, String header, Row rows) throws IOException {
        String lines = IntStream.range(0, ROWS).mapToObj(rows::line).collect(Collectors.joining("\n"));
        return write(file, header, lines);
    }
}
