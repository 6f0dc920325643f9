package io.penstock.data;

import io.penstock.Component;
import io.penstock.data.json.JsonSource;
import io.penstock.data.source.FileSet;
import io.penstock.data.split.Split;
import io.penstock.testing.ComponentContract;
import io.penstock.testing.TestExecution;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class JsonExampleGenContractTest extends ComponentContract {

    @TempDir
    Path scratch;

    @Override
    public Component<?> component(TestExecution test) throws IOException {
        Path directory = Files.createDirectories(scratch.resolve("lines"));
        for (int file = 0; file < 3; file++) {
            write(directory.resolve(file + ".jsonl"), file);
        }
        JsonSource source = JsonSource.of(FileSet.matching(directory, "*.jsonl"));
        return new ExampleGen(source, Split.byHash(2, 1));
    }

    private static void write(Path file, int number) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int row = 0; row < 20_000; row++) {
                out.write("{\"row\":%d,\"of\":{\"file\":\"%d\"},\"steps\":[%d,0.5]}\n".formatted(row, number, row));
            }
        }
    }
}
