package io.penstock.examples;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of contents of examples, a text file of tab-separated lines. After a first line with the version, a line begins
 * with what it tells of: a column with its name and type, a split with its name, or a file of a split with its path, rows,
 * bytes and SHA-256.
 *
 * @param type the columns
 * @param shards the files of each split, in order
 */
record ExamplesManifest(RowType type, Map<String, List<Shard>> shards) {

    static final String FILE = "manifest";
    private static final String FIRST_LINE = "penstock-examples\t1";

    static ExamplesManifest read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        try {
            return parse(file, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new DataException(
                    "'%s' holds no examples: there is no '%s' in it. Examples that were not closed have none."
                            .formatted(directory, FILE),
                    e);
        }
    }

    void write(Path directory) throws IOException {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        for (Field field : type.fields()) {
            line(text, "column", field.name(), field.type().text());
        }
        shards.forEach((split, files) -> {
            line(text, "split", split);
            for (Shard shard : files) {
                line(text, "file", split, shard.file(), "" + shard.rows(), "" + shard.bytes(), shard.sha256());
            }
        });
        Files.write(directory.resolve(FILE), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ExamplesManifest parse(Path file, String text) {
        List<Field> fields = new ArrayList<>();
        Map<String, List<Shard>> shards = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(FIRST_LINE)) {
            throw new DataException(
                    "'%s' does not begin with '%s'. Was it made by a newer version?".formatted(file, FIRST_LINE));
        }
        try {
            for (String line : lines.subList(1, lines.size())) {
                parseLine(TabSeparated.cells(line), fields, shards);
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new DataException("'%s' is damaged. Restore it or make the examples again.".formatted(file), e);
        }
        return new ExamplesManifest(new RowType(fields), shards);
    }

    private static void parseLine(List<String> cells, List<Field> fields, Map<String, List<Shard>> shards) {
        switch (cells.get(0)) {
            case "column" -> fields.add(new Field(cells.get(1), ColumnType.parse(cells.get(2))));
            case "split" -> shards.put(cells.get(1), new ArrayList<>());
            case "file" -> shards.getOrDefault(cells.get(1), new ArrayList<>()).add(shard(cells));
            default -> throw new IllegalArgumentException("There is no line '%s'.".formatted(cells.get(0)));
        }
    }

    private static Shard shard(List<String> cells) {
        return new Shard(
                cells.get(1), cells.get(2), Long.parseLong(cells.get(3)), Long.parseLong(cells.get(4)), cells.get(5));
    }

    private static void line(StringBuilder text, String... cells) {
        text.append(TabSeparated.line(cells)).append('\n');
    }
}
