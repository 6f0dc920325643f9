package io.penstock.data.report;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.data.schema.ColumnSchema;
import io.penstock.data.schema.NumberRange;
import io.penstock.data.schema.Schema;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.ReportSection;
import io.penstock.report.Table;
import java.util.List;

/** Shows what is expected of each column. */
public final class SchemaTable implements ReportSection<Schema> {

    private static final int LISTED = 8;

    /** Makes the section. */
    public SchemaTable() {}

    @Override
    public Class<Schema> type() {
        return Schema.class;
    }

    @Override
    public String title() {
        return "Schema";
    }

    @Override
    public int order() {
        return DATA + 10;
    }

    @Override
    public Html render(Schema schema, ArtifactRecord origin) {
        Table table = Table.of("Schema")
                .column("Column")
                .column("Type")
                .column("Present")
                .reasons("Values");
        schema.columns()
                .forEach(column -> table.row(
                        column.name(),
                        column.type().toString(),
                        presence(column.minPresentFraction()),
                        values(column)));
        Html summary = Html.of("summary", Figures.counted(schema.columns().size(), "column", "columns"));
        return Html.of("div").styled("card").add(Html.of("details").add(summary, table.toHtml()));
    }

    private static String presence(double share) {
        return share == 1 ? "always" : share == 0 ? "optional" : "at least " + Figures.percent(share);
    }

    private static String values(ColumnSchema column) {
        return column.domain()
                .map(SchemaTable::listed)
                .or(() -> column.range().map(range -> range(column, range)))
                .orElse("any");
    }

    private static String listed(List<String> domain) {
        String first = String.join(", ", domain.subList(0, Math.min(LISTED, domain.size())));
        return domain.size() <= LISTED ? first : "%s and %d more".formatted(first, domain.size() - LISTED);
    }

    private static String range(ColumnSchema column, NumberRange range) {
        return Values.text(range.min(), column.type()) + " to " + Values.text(range.max(), column.type());
    }
}
