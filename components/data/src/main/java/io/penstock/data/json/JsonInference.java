package io.penstock.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.Meter;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the narrowest types that hold all values of some files. */
final class JsonInference {

    private static final int MOST_COLUMNS = 100_000;
    private static final int ROWS_BETWEEN_TELLING = 1_000;

    private final FileSet files;
    private final Map<String, SeenValues> columns = new LinkedHashMap<>();

    private JsonInference(FileSet files) {
        this.files = files;
    }

    static RowType of(FileSet files, Meter meter) throws IOException, InterruptedException {
        JsonInference inference = new JsonInference(files);
        long rows = 0;
        for (Path file : files.files()) {
            rows = inference.read(file, meter, rows);
        }
        return inference.type();
    }

    private long read(Path file, Meter meter, long rowsBefore) throws IOException, InterruptedException {
        LineParser parser = new LineParser();
        long rows = rowsBefore;
        try (JsonLines lines = new JsonLines(files.open(file))) {
            while (lines.next()) {
                Row row = new Row(file, lines.number());
                String problem = parser.parse(lines, object -> row.members(object, ""));
                if (problem == null) {
                    row.values.forEach(
                            (name, seen) -> columns.merge(name, seen, (known, next) -> known.and(next, name)));
                    check();
                }
                if (++rows % ROWS_BETWEEN_TELLING == 0) {
                    meter.parsed(rows);
                }
            }
        }
        return rows;
    }

    private RowType type() {
        if (columns.isEmpty()) {
            throw new DataException(
                    "%s has no object with a member. Its lines hold one object each.".formatted(files.title("JSON")));
        }
        // An object that is null somewhere is no column, since those within it are missing there.
        NavigableSet<String> names = new TreeSet<>(columns.keySet());
        return new RowType(columns.entrySet().stream()
                .filter(column -> !column.getValue().isNothing() || !isAround(column.getKey() + ".", names))
                .map(column -> new Field(column.getKey(), column.getValue().type(column.getKey())))
                .toList());
    }

    private static boolean isAround(String prefix, NavigableSet<String> names) {
        String next = names.ceiling(prefix);
        return next != null && next.startsWith(prefix);
    }

    private void check() {
        if (columns.size() > MOST_COLUMNS) {
            throw new DataException(
                    "%s has more than %d columns. Are there keys among the names of its members? Give types with withTypes."
                            .formatted(files.title("JSON"), MOST_COLUMNS));
        }
    }

    /** What one line shows; counts only if the whole line can be used. */
    private static final class Row {

        private final Path file;
        private final long line;
        private final Map<String, SeenValues> values = new LinkedHashMap<>();

        Row(Path file, long line) {
            this.file = file;
            this.line = line;
        }

        @Nullable
        String members(JsonParser object, String prefix) throws IOException {
            while (object.nextToken() != JsonToken.END_OBJECT) {
                String name = prefix + object.currentName();
                String problem = object.nextToken() == JsonToken.START_OBJECT
                        ? members(object, name + ".")
                        : value(object, name);
                if (problem != null) {
                    return problem;
                }
            }
            return null;
        }

        private @Nullable String value(JsonParser parser, String name) throws IOException {
            if (name.isEmpty()) {
                return "a member without a name";
            }
            SeenValues seen = SeenValues.at(parser, file, line, name);
            SeenValues before = values.put(name, seen);
            return before == null || before.isNothing() || seen.isNothing()
                    ? null
                    : "two values of '%s'".formatted(name);
        }
    }
}
