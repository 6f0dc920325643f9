package io.penstock.cli;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.List;

/** Lines of text with aligned columns, under their names. */
final class Table {

    private final List<List<String>> lines = new ArrayList<>();

    Table(String... names) {
        lines.add(List.of(names));
    }

    Table line(Object... cells) {
        List<String> line = new ArrayList<>();
        for (Object cell : cells) {
            line.add(cell.toString().lines().findFirst().orElse(""));
        }
        lines.add(line);
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder one = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                one.append(Strings.padEnd(line.get(i), width(i) + 2, ' '));
            }
            text.append(one.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}
