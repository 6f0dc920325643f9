package io.penstock.data.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.DataException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class RowScannerTest {

    @Test
    void anyTextIsReadAsByFastCsv() throws IOException {
        new FastCsvRounds(1).checkGenerated(200_000);
    }

    @Test
    void mutatedTablesAreReadAsByFastCsv() throws IOException {
        new FastCsvRounds(2).checkMutated(200_000);
    }

    @Test
    void aRowThatDoesNotEndIsRefusedBeforeItFillsTheMemory() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '"';
            }
        };

        assertThatThrownBy(() -> new RowScanner("CSV file 'x'", endless, '"', ',').next(new FieldBlock().clear(1)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "CSV file 'x' has a row of more than 16 MiB in line 1. Look for a quote that is never closed.");
    }
}
