package io.penstock.report;

import java.util.ArrayList;
import java.util.List;

/** A table with headed columns. Changed in place while it is built, by one thread. */
public final class Table {

    private record Column(String title, String style) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<Html> rows = new ArrayList<>();
    private final String caption;

    private Table(String caption) {
        this.caption = caption;
    }

    /**
     * Begins a table.
     *
     * @param caption what it shows, read aloud and not drawn
     */
    public static Table of(String caption) {
        return new Table(caption);
    }

    /** Adds a column of texts or drawings. */
    public Table column(String title) {
        columns.add(new Column(title, ""));
        return this;
    }

    /** Adds a column of numbers, aligned to the right. */
    public Table numbers(String title) {
        columns.add(new Column(title, "n"));
        return this;
    }

    /** Adds a column of explanations, in a quieter colour. */
    public Table reasons(String title) {
        columns.add(new Column(title, "why"));
        return this;
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column: an {@link Html}, or something whose text is shown; the first one heads the row
     * @throws IllegalArgumentException if their number is not that of the columns
     */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("Table '%s' has %d columns, but a row has %d cells."
                    .formatted(caption, columns.size(), cells.length));
        }
        Html row = Html.of("tr");
        for (int i = 0; i < cells.length; i++) {
            row.add(cell(i, cells[i]));
        }
        rows.add(row);
        return this;
    }

    /** Returns whether it has no rows yet. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Returns the table as an element that scrolls sideways where it is too wide. */
    public Html toHtml() {
        Html head = Html.of("tr");
        for (Column column : columns) {
            head.add(styled(Html.of("th", column.title()).with("scope", "col"), column.style()));
        }
        Html table = Html.of("table")
                .add(Html.of("caption", caption), Html.of("thead").add(head));
        return Html.of("div")
                .styled("scroll")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", caption)
                .add(table.add(Html.of("tbody").addAll(rows)));
    }

    private Html cell(int column, Object content) {
        Html cell = column == 0 ? Html.of("th").with("scope", "row") : Html.of("td");
        styled(cell, columns.get(column).style());
        return content instanceof Html element ? cell.add(element) : cell.text(content.toString());
    }

    private static Html styled(Html cell, String style) {
        return style.isEmpty() ? cell : cell.styled(style);
    }
}
