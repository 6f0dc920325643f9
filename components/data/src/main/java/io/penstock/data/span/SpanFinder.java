package io.penstock.data.span;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import io.penstock.data.internal.FileTree;
import io.penstock.data.span.SpanPattern.Place;
import io.penstock.errors.DataException;
import io.penstock.flow.Spans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Finds the spans of data below a directory, of each the latest version, in the order of their numbers. It looks anew in every run;
 * a span that is as it was has the same content as before, so that what reads it is taken from the cache, and only a new or changed
 * one is read:
 *
 * <pre>{@code
 * var spans = p.add(SpanFinder.of(Path.of("trips"), "{YYYY}/{MM}/{DD}/trips-*.csv", Spans.newest(7)));
 * var days = p.forEach(spans, span -> p.add(new SpanExampleGen(span, CsvSource.anywhere(), Split.byHash(2, 1))));
 * var week = p.add(new ExamplesMerger(days));
 * }</pre>
 *
 * @param directory where to look
 * @param pattern what the names of files below it say; what begins with a dot or an underscore is left out, and what lies in it
 * @param spans which spans
 */
public record SpanFinder(Path directory, SpanPattern pattern, Spans spans) implements Component<Port<List<DataSpan>>> {

    /** Looks below a directory for some spans; see {@link SpanPattern}. */
    public static SpanFinder of(Path directory, String pattern, Spans spans) {
        return new SpanFinder(directory, new SpanPattern(pattern), spans);
    }

    /** The directory is asked every time. */
    @Override
    public boolean reachesOutside() {
        return true;
    }

    /** Finds the spans; throws {@link DataException} if there are none of those asked for. */
    @Override
    public void run(Port<List<DataSpan>> out, Execution execution) throws IOException, InterruptedException {
        List<DataSpan> found = new ArrayList<>();
        Map<Long, TreeMap<Long, List<Path>>> files = files();
        for (long number : spans.choose(List.copyOf(files.keySet()))) {
            execution.checkCancelled();
            found.add(span(number, versions(files, number).lastEntry(), execution));
        }
        if (found.isEmpty()) {
            throw new DataException("Below '%s' there are no files of '%s' for %s. Spans that are there: %s."
                    .formatted(
                            directory,
                            pattern,
                            spans,
                            shown(files.keySet().stream().toList())));
        }
        execution.write(out, found);
    }

    private DataSpan span(long number, Map.Entry<Long, List<Path>> version, Execution execution) {
        List<DataSpan.File> files = version.getValue().stream()
                .map(file -> new DataSpan.File(file.toString(), execution.digest(ExternalInput.of(file))))
                .toList();
        return new DataSpan(number, DataSpan.versionOf(version.getKey()), files);
    }

    /** Returns the files by span and version, in the order of their names. */
    private Map<Long, TreeMap<Long, List<Path>>> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new DataException(
                    "'%s' is no directory. Name the one that the spans are below.".formatted(directory));
        }
        Map<Long, TreeMap<Long, List<Path>>> spans = new TreeMap<>();
        SpanPattern.Names names = pattern.names();
        for (Path file : FileTree.below(directory)) {
            names.place(FileTree.name(directory, file)).ifPresent(place -> add(spans, place, file));
        }
        return spans;
    }

    private static TreeMap<Long, List<Path>> versions(Map<Long, TreeMap<Long, List<Path>>> files, long span) {
        return Objects.requireNonNull(files.get(span), "a span that was chosen is one of those given");
    }

    private static void add(Map<Long, TreeMap<Long, List<Path>>> spans, Place place, Path file) {
        spans.computeIfAbsent(place.span(), span -> new TreeMap<>())
                .computeIfAbsent(place.version().orElse(DataSpan.NO_VERSION), version -> new ArrayList<>())
                .add(file);
    }

    private static String shown(List<Long> spans) {
        int shown = 10;
        return spans.isEmpty()
                ? "none"
                : (spans.size() > shown ? "..., " : "")
                        + String.join(
                                ", ",
                                spans.subList(Math.max(0, spans.size() - shown), spans.size()).stream()
                                        .map(String::valueOf)
                                        .toList());
    }
}
