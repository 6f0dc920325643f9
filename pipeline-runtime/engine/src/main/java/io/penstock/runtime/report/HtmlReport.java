package io.penstock.runtime.report;

import io.penstock.errors.EnvironmentException;
import io.penstock.report.ReportSection;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.internal.WholeFile;
import io.penstock.spi.Services;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The report of a run for people: one HTML file that needs nothing else, no network and no script, in light and dark.
 *
 * <p>It shows the pipeline and its nodes, and every artifact for which the class path has a {@link ReportSection}; all others
 * are listed. Reports of equal runs differ only in the run's number and in times.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /**
     * Writes the report of a run. An artifact that is damaged is named in it.
     *
     * @param workspace where it ran
     * @param run what became of it
     * @param file the HTML file, replaced at once when the new one is whole if it exists; its directory is made if it does not
     * @throws EnvironmentException if the file cannot be written
     */
    public static void write(Workspace workspace, RunReport run, Path file) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            byte[] document = of(workspace, run).getBytes(StandardCharsets.UTF_8);
            WholeFile.replace(file, out -> out.write(document));
        } catch (IOException e) {
            throw new EnvironmentException(
                    "The report of run '%s' cannot be written to '%s': %s. Choose a place that can be written."
                            .formatted(run.id(), file, e),
                    e);
        }
    }

    /** Returns the report of a run as an HTML document. */
    public static String of(Workspace workspace, RunReport run) throws IOException {
        Reported reported = RunReader.read(workspace.metadata(), run);
        Exhibits exhibits = new Exhibits(reported, workspace::read);
        return new Page(reported, exhibits, new Sections(sections(), exhibits)).toDocument();
    }

    private static List<ReportSection<?>> sections() {
        List<ReportSection<?>> sections = new ArrayList<>();
        for (ReportSection<?> section : Services.load(ReportSection.class)) {
            sections.add(section);
        }
        return sections;
    }
}
