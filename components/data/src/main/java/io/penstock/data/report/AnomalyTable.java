package io.penstock.data.report;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.data.validation.Anomalies;
import io.penstock.data.validation.Anomaly;
import io.penstock.data.validation.Severity;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.Mark;
import io.penstock.report.ReportSection;
import io.penstock.report.Table;

/** Shows where the data deviates from its schema. */
public final class AnomalyTable implements ReportSection<Anomalies> {

    /** Makes the section. */
    public AnomalyTable() {}

    @Override
    public Class<Anomalies> type() {
        return Anomalies.class;
    }

    @Override
    public String title() {
        return "Anomalies";
    }

    @Override
    public int order() {
        return DATA - 10;
    }

    @Override
    public Html render(Anomalies anomalies, ArtifactRecord origin) {
        Html card = Html.of("div").styled("card");
        if (anomalies.list().isEmpty()) {
            return card.add(Mark.PASS.tag("none")).text(" The data is as the schema expects.");
        }
        Table table = Table.of("Anomalies")
                .column("Column")
                .column("Split")
                .column("Severity")
                .column("What")
                .reasons("In detail");
        anomalies.list().forEach(anomaly -> add(table, anomaly));
        return card.add(table.toHtml());
    }

    @Override
    public String headline(Anomalies anomalies) {
        int errors = anomalies.errors().size();
        return errors == 0
                ? ""
                : "The data has %s.".formatted(Figures.counted(errors, "serious anomaly", "serious anomalies"));
    }

    private static void add(Table table, Anomaly anomaly) {
        Html severity = anomaly.severity() == Severity.ERROR ? Mark.FAIL.tag("error") : Mark.UNDECIDED.tag("warning");
        table.row(anomaly.column(), anomaly.split(), severity, anomaly.summary(), anomaly.detail());
    }
}
