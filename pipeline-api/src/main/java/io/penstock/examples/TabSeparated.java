package io.penstock.examples;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells with tabs between them; tabs, line ends and backslashes in cells are escaped by a backslash. */
final class TabSeparated {

    private TabSeparated() {}

    static String line(String... cells) {
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            line.append(line.length() == 0 ? "" : "\t");
            cell.chars().forEach(c -> appendEscaped(line, (char) c));
        }
        return line.toString();
    }

    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split("\t", -1)) {
            cells.add(unescaped(cell));
        }
        return cells;
    }

    private static void appendEscaped(StringBuilder line, char c) {
        switch (c) {
            case '\t' -> line.append("\\t");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\\' -> line.append("\\\\");
            default -> line.append(c);
        }
    }

    private static String unescaped(String cell) {
        StringBuilder text = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\' && i + 1 < cell.length()) {
                i++;
                c = switch (cell.charAt(i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> cell.charAt(i);
                };
            }
            text.append(c);
        }
        return text.toString();
    }
}
