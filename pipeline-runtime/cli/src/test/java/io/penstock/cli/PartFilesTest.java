package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.data.export.FileFormat;
import io.penstock.data.export.FileSink;
import io.penstock.data.split.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files of a split are closed whatever happens to one of them. */
class PartFilesTest {

    private final List<String> closed = new ArrayList<>();

    /** Files of which one cannot be created, and one cannot be closed. */
    private final class BadFiles implements FileFormat {

        private final String notCreated;
        private final String notClosed;

        BadFiles(String notCreated, String notClosed) {
            this.notCreated = notCreated;
            this.notClosed = notClosed;
        }

        @Override
        public String suffix() {
            return "";
        }

        @Override
        public FileSink create(Path file, RowType type) throws IOException {
            String name = file.getFileName().toString();
            if (name.equals(notCreated)) {
                throw new IOException("not created: " + name);
            }
            return new FileSink() {
                @Override
                public void write(Batch rows) {}

                @Override
                public void close() throws IOException {
                    closed.add(name);
                    if (name.equals(notClosed)) {
                        throw new IOException("not closed: " + name);
                    }
                }
            };
        }
    }

    private static PartFiles create(FileFormat format) throws IOException {
        return PartFiles.create(
                Path.of("nowhere"),
                Split.byHash(new Split.Part("a", 1), new Split.Part("b", 1), new Split.Part("c", 1)),
                format,
                RowType.of());
    }

    @Test
    void thoseThatWereCreatedAreClosedIfOneCannotBe() {
        assertThatThrownBy(() -> create(new BadFiles("c", ""))).hasMessage("not created: c");
        assertThat(closed).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void allAreClosedIfOneCannotBe() throws IOException {
        for (String bad : List.of("a", "b", "c")) {
            closed.clear();
            PartFiles files = create(new BadFiles("", bad));

            assertThatThrownBy(files::close).hasMessage("not closed: " + bad);
            assertThat(closed).containsExactlyInAnyOrder("a", "b", "c");
        }
    }
}
