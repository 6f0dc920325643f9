package io.penstock.runtime.report;

import io.penstock.errors.DataException;
import io.penstock.report.Html;
import io.penstock.report.Mark;
import io.penstock.report.ReportSection;
import io.penstock.runtime.report.Exhibits.Exhibit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the report sections of the class path say of a run's artifacts. */
final class Sections {

    private final List<ReportSection<?>> sections;
    private final Exhibits exhibits;

    /** Takes the sections and what they can show. */
    Sections(List<ReportSection<?>> sections, Exhibits exhibits) {
        this.sections = sections.stream()
                .sorted(Comparator.<ReportSection<?>>comparingInt(ReportSection::order)
                        .thenComparing(ReportSection::title))
                .toList();
        this.exhibits = exhibits;
    }

    /** Returns the sentences that the sections have for the head of the report. */
    List<String> headlines() {
        List<String> lines = new ArrayList<>();
        for (ReportSection<?> section : sections) {
            for (Exhibit exhibit : exhibits.of(section.type())) {
                lines.add(headline(section, exhibit));
            }
        }
        return lines.stream().filter(line -> !line.isEmpty()).distinct().toList();
    }

    /** Draws every section that has something to show. */
    List<Html> render() throws IOException {
        List<Html> drawn = new ArrayList<>();
        for (ReportSection<?> section : sections) {
            List<Exhibit> shown = exhibits.of(section.type());
            if (!shown.isEmpty()) {
                drawn.add(render(section, shown));
            }
        }
        return drawn;
    }

    private Html render(ReportSection<?> section, List<Exhibit> shown) throws IOException {
        Html drawn = Html.of("section").add(Html.of("h2", section.title()));
        if (shown.size() == 1) {
            return drawn.add(render(section, shown.get(0)));
        }
        Html several = Html.of("div").styled(section.isNarrow() ? "halves" : "several");
        for (Exhibit exhibit : shown) {
            Html title = Html.of("h3", String.join(", ", exhibit.nodes()));
            several.add(Html.of("div").add(title, render(section, exhibit)));
        }
        return drawn.add(several);
    }

    private <T> Html render(ReportSection<T> section, Exhibit exhibit) throws IOException {
        try {
            return section.render(exhibits.read(exhibit, section.type()), exhibit.origin());
        } catch (DataException damaged) {
            return Html.of("p").styled("card").add(Mark.FAIL.tag("damaged")).text(" " + damaged.getMessage());
        }
    }

    /** A damaged artifact has no headline; its section says what is wrong. */
    private <T> String headline(ReportSection<T> section, Exhibit exhibit) {
        try {
            return section.headline(exhibits.read(exhibit, section.type()));
        } catch (DataException damaged) {
            return "";
        }
    }
}
