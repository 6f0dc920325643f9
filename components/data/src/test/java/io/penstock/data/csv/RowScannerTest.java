package io.penstock.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.penstock.data.csv.RowScanner.BrokenQuotes;
import io.penstock.errors.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** FastCSV, which we did not write, finds the same rows in the same lines, or refuses the same texts after the same rows. */
class RowScannerTest {

    private static final String[] PIECES = {
        "a", "bc", " ", "\u00e9", "\u20ac", "\ud83d\ude95", ",", ",", "\"", "\"", "\"\"", "\n", "\r\n", "\r"
    };
    private static final String TABLE = "id,text\r\n1,\"a \"\"quoted\"\" one\"\r\n2,\"two\nlines\"\r\n3,\n\n\"4\",x\n";

    private final FieldBlock block = new FieldBlock();

    @Test
    void anyTextIsReadAsByFastCsv() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertReadAlike(text.toString(), random);
        }
    }

    @Test
    void mutatedTablesAreReadAsByFastCsv() throws IOException {
        Random random = new Random(2);
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder(TABLE);
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(2), PIECES[random.nextInt(PIECES.length)]);
            }
            assertReadAlike(text.toString(), random);
        }
    }

    @Test
    void aRowThatDoesNotEndIsRefusedBeforeItFillsTheMemory() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '"';
            }
        };

        assertThatThrownBy(() -> new RowScanner("CSV file 'x'", endless, '"', ',').next(block.clear(1)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "CSV file 'x' has a row of more than 16 MiB in line 1. Look for a quote that is never closed.");
    }

    private void assertReadAlike(String text, Random random) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8); // half an emoji is '?' from here on
        assertThat(read(bytes, random))
                .as("'%s'", text)
                .isEqualTo(readByFastCsv(new String(bytes, StandardCharsets.UTF_8)));
    }

    private List<String> read(byte[] text, Random random) throws IOException {
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
