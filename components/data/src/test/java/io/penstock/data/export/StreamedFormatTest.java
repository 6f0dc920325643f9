package io.penstock.data.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamedFormatTest {

    @TempDir
    private Path directory;

    /** Has no place for anything. */
    private record Refusing() implements StreamedFormat {

        @Override
        public String suffix() {
            return ".none";
        }

        @Override
        public FileSink create(OutputStream out, RowType type) {
            throw new DataException("no place");
        }
    }

    @Test
    void theFileIsClosedIfItCannotBeBegun() {
        List<OutputStream> files = new ArrayList<>();
        StreamedFormat.Filter seen = stored -> {
            files.add(stored);
            return stored;
        };

        assertThatThrownBy(() -> new Refusing().create(directory.resolve("rows.none"), RowType.of(), seen))
                .isInstanceOf(DataException.class)
                .hasMessage("no place");

        assertThat(files).hasSize(1).allSatisfy(StreamedFormatTest::assertClosed);
    }

    @Test
    void theFileIsClosedIfItsFilterCannotBegin() {
        List<OutputStream> files = new ArrayList<>();
        StreamedFormat.Filter failing = stored -> {
            files.add(stored);
            throw new IOException("no compression");
        };

        assertThatThrownBy(() -> new Refusing().create(directory.resolve("rows.none"), RowType.of(), failing))
                .isInstanceOf(IOException.class)
                .hasMessage("no compression");

        assertThat(files).hasSize(1).allSatisfy(StreamedFormatTest::assertClosed);
    }

    private static void assertClosed(OutputStream file) {
        assertThatThrownBy(() -> file.write(1)).isInstanceOf(ClosedChannelException.class);
    }
}
