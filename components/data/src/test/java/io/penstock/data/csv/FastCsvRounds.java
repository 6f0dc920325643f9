package io.penstock.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.penstock.data.csv.RowScanner.BrokenQuotes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * FastCSV, which we did not write, finds the same rows in the same lines, or refuses the same texts after the same rows. Tests check some
 * hundred thousand texts; its {@code main} checks as many as it is asked to.
 */
final class FastCsvRounds {

    private static final String[] PIECES = {
        "a", "bc", " ", "\u00e9", "\u20ac", "\ud83d\ude95", ",", ",", "\"", "\"", "\"\"", "\n", "\r\n", "\r"
    };
    private static final String TABLE = "id,text\r\n1,\"a \"\"quoted\"\" one\"\r\n2,\"two\nlines\"\r\n3,\n\n\"4\",x\n";

    private final FieldBlock block = new FieldBlock();
    private final Random random;

    FastCsvRounds(long seed) {
        this.random = new Random(seed);
    }

    /** Arguments: how many texts, half of them generated and half mutated, and the seed. */
    public static void main(String[] arguments) throws IOException {
        int half = Integer.parseInt(arguments[0]) / 2;
        FastCsvRounds rounds = new FastCsvRounds(Long.parseLong(arguments[1]));
        rounds.checkGenerated(half);
        rounds.checkMutated(half);
        System.out.printf("%d generated and %d mutated texts are read alike%n", half, half);
    }

    /** Checks texts of pieces in any order. */
    void checkGenerated(int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            check(text.toString());
        }
    }

    /** Checks a table of which some pieces are changed. */
    void checkMutated(int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            StringBuilder text = new StringBuilder(TABLE);
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(2), PIECES[random.nextInt(PIECES.length)]);
            }
            check(text.toString());
        }
    }

    private void check(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8); // half an emoji is '?' from here on
        assertThat(read(bytes)).as("'%s'", text).isEqualTo(readByFastCsv(new String(bytes, StandardCharsets.UTF_8)));
    }

    private List<String> read(byte[] text) throws IOException {
        List<String> rows = new ArrayList<>();
        InputStream in = new Trickle(text, random);
        try (RowScanner scanner = new RowScanner("text", in, '"', ',')) {
            boolean more = true;
            while (more) {
                scanner.begin(block.clear(0));
                more = scanner.next(block);
                if (more) {
                    rows.add(scanner.line() + (block.isRowBlank() ? " blank" : " " + block.rowTexts()));
                }
                scanner.end(block);
            }
        } catch (BrokenQuotes e) {
            rows.add("broken");
        }
        return rows;
    }

    private static List<String> readByFastCsv(String text) {
        List<String> rows = new ArrayList<>();
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
        try {
            for (CsvRecord row : reader) {
                boolean blank = isBlank(row, text);
                rows.add(row.getStartingLineNumber() + (blank ? " blank" : " " + row.getFields()));
            }
        } catch (CsvParseException e) {
            rows.add("broken");
        }
        return rows;
    }

    /** FastCSV's records do not tell an empty line from an empty text in quotes; the text's line does. */
    private static boolean isBlank(CsvRecord row, String text) {
        return row.getFields().equals(Collections.singletonList(""))
                && lines(text).get((int) row.getStartingLineNumber() - 1).isEmpty();
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\r\n|\r|\n", -1));
    }

    /** Gives a few bytes at a time. */
    private static final class Trickle extends ByteArrayInputStream {

        private final Random random;

        Trickle(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1 + random.nextInt(9)));
        }
    }
}
