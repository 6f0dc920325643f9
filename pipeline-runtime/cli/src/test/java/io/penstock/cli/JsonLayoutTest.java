package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.export.FileSink;
import io.penstock.data.format.DataFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON of commands on files has the members that the guide lists, and no others. */
class JsonLayoutTest {

    private static final Path PAGE = Path.of("../../docs/guide/json-of-files.md");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    @TempDir
    Path directory;

    private String rows = "";

    /** A column of every kind of statistics. */
    @BeforeEach
    void writeRows() throws IOException {
        RowType type = RowType.of(
                new Field("number", ColumnType.FLOAT64),
                new Field("text", ColumnType.TEXT),
                new Field("bytes", ColumnType.BINARY),
                new Field("list", ColumnType.listOf(ColumnType.INT64)));
        Batch batch = new BatchBuilder(type)
                .appendValues(1.5, "one", new byte[] {1}, List.of(1L, 2L))
                .appendValues(2.5, "two", new byte[] {2, 3}, List.of(3L))
                .build();
        rows = directory.resolve("rows.avro").toString();
        try (FileSink file = DataFormats.named("avro").writing().create(Path.of(rows), type)) {
            file.write(batch);
        }
    }

    private static Set<String> listed(String command) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("## " + command + "\n");
        int end = page.indexOf("\n## ", begin);
        return LISTED.matcher(page.substring(begin, end))
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Adds the paths of a value: of all that is in it, but not of a {@code null}, a list or an object that is listed as such. */
    private static void paths(JsonNode value, String path, Set<String> known, Set<String> paths) {
        boolean whole = known.contains(path) && known.stream().noneMatch(other -> isBelow(other, path));
        if (value.isValueNode() || whole) {
            paths.add(path);
        } else if (value.isArray()) {
            value.forEach(element -> paths(element, path + "[]", known, paths));
        } else {
            if (known.contains(path)) {
                paths.add(path);
            }
            value.properties()
                    .forEach(member -> paths(
                            member.getValue(),
                            path + (path.isEmpty() ? "" : ".") + name(path, member.getKey(), known),
                            known,
                            paths));
        }
    }

    private static boolean isBelow(String other, String path) {
        return other.startsWith(path + ".") || other.startsWith(path + "[]");
    }

    private static String name(String path, String name, Set<String> known) {
        return known.contains(path + ".*") ? "*" : name;
    }

    private void assertLayout(String command, String... more) throws IOException {
        String[] line = new String[more.length + 3];
        line[0] = command;
        line[1] = rows;
        line[2] = "--json";
        System.arraycopy(more, 0, line, 3, more.length);
        Set<String> known = listed(command);
        Set<String> paths = new TreeSet<>();

        paths(Ran.of(line).json(), "", known, paths);

        assertThat(paths).isNotEmpty().isEqualTo(known);
    }

    @Test
    void ofAProfile() throws IOException {
        assertLayout("profile");
        assertLayout("profile", "--split", "a=1,b=1");
    }

    @Test
    void ofACount() throws IOException {
        assertLayout("count");
    }

    @Test
    void ofAConversion() throws IOException {
        assertLayout("convert", "-o", directory.resolve("rows.jsonl").toString());
    }

    @Test
    void ofASplit() throws IOException {
        assertLayout("split", "-o", directory.resolve("parts").toString());
    }

    @Test
    void ofTheFirstRows() {
        assertThat(Ran.of("head", rows, "--json").out().lines())
                .first()
                .isEqualTo("{\"number\":1.5,\"text\":\"one\",\"bytes\":\"AQ==\",\"list\":[1,2]}");
    }
}
