package io.penstock.data.source;

import io.penstock.artifact.ExternalInput;
import io.penstock.data.internal.FileTree;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The files that a source reads, one after another.
 *
 * @param places files in the order in which they are read, and directories, each of which stands for the matching files below it in
 *     the order of their relative names, compared character by character
 * @param pattern what the relative name of a file below a directory matches: a glob, where {@code *} stays within a directory and
 *     {@code **} does not. What begins with a dot or an underscore never matches, nor what lies in it
 * @param limit how much compressed files may grow
 */
public record FileSet(List<ExternalInput> places, String pattern, DecompressionLimit limit) {

    /** Matches every file below a directory. */
    public static final String EVERY = "**";

    /** No files yet: those of a source that others are given to, by {@link FileSource#reading}. */
    public static final FileSet NONE = new FileSet(List.of(), EVERY, DecompressionLimit.DEFAULT);

    /** Copies the places and checks the pattern. */
    public FileSet {
        places = List.copyOf(places);
        matcher(pattern);
    }

    /** Returns files, or all files below directories. */
    public static FileSet of(ExternalInput... places) {
        return new FileSet(Arrays.asList(places), EVERY, DecompressionLimit.DEFAULT);
    }

    /** Returns files, or all files below directories. */
    public static FileSet of(Path... places) {
        return of(Arrays.stream(places).map(ExternalInput::of).toArray(ExternalInput[]::new));
    }

    /** Returns the files below a directory whose relative names match a pattern, for example {@code 2024/trips-*.csv}. */
    public static FileSet matching(Path directory, String pattern) {
        return new FileSet(List.of(ExternalInput.of(directory)), pattern, DecompressionLimit.DEFAULT);
    }

    /**
     * Returns the files there are now, in order, at least one.
     *
     * @throws DataException if a place does not exist or nothing matches
     */
    public List<Path> files() throws IOException {
        if (places.isEmpty()) {
            throw new DataException("A source of files needs at least one file or directory. Name one.");
        }
        List<Path> files = new ArrayList<>();
        for (ExternalInput place : places) {
            if (Files.isDirectory(place.path())) {
                files.addAll(below(place.path()));
            } else {
                files.add(place.path());
            }
        }
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new DataException("'%s' does not exist. Name a file or a directory.".formatted(file));
            }
        }
        return files;
    }

    /** Returns these files one by one, in order: what the shards of a source read. */
    public List<FileSet> each() throws IOException {
        return files().stream().map(file -> of(file).withLimit(limit)).toList();
    }

    /** Returns these files with another limit. */
    public FileSet withLimit(DecompressionLimit other) {
        return new FileSet(places, pattern, other);
    }

    /**
     * Opens one of the files. One that begins as gzip or Zstandard does is decompressed, whatever its name; the latter needs {@code
     * io.airlift:aircompressor} on the class path.
     *
     * <p>Reading throws {@link DataException} if the file is damaged or exceeds the limit.
     */
    public InputStream open(Path file) throws IOException {
        return Decompression.open(file, limit);
    }

    /** Returns what messages call these files, without looking for them: {@code CSV file 'trips.csv'}. */
    public String title(String format) {
        boolean one = places.size() == 1 && pattern.equals(EVERY);
        String suffix = pattern.equals(EVERY) ? "" : "/" + pattern;
        return places.stream()
                .map(place -> place.path() + suffix)
                .collect(Collectors.joining("', '", format + (one ? " file '" : " files '"), "'"));
    }

    private List<Path> below(Path directory) throws IOException {
        PathMatcher matcher = matcher(pattern);
        List<Path> files = FileTree.below(directory).stream()
                .filter(file -> matcher.matches(directory.relativize(file)))
                .toList();
        if (files.isEmpty()) {
            throw new DataException("No file below '%s' matches '%s'. Check the directory and the pattern."
                    .formatted(directory, pattern));
        }
        return files;
    }

    private static PathMatcher matcher(String pattern) {
        try {
            return Path.of("").getFileSystem().getPathMatcher("glob:" + pattern);
        } catch (IllegalArgumentException e) {
            throw new DefinitionException("'%s' is no pattern of file names: %s. Write one such as 'trips-*.csv'."
                    .formatted(pattern, e.getMessage()));
        }
    }
}
