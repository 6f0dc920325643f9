package io.penstock.data.format;

import io.penstock.errors.DataException;
import io.penstock.spi.Services;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats that this program knows: those of this module, and of the modules beside it. */
public final class DataFormats {

    private static final Pattern COMPRESSED = Pattern.compile("\\.(gz|gzip|zst|zstd)$");

    private DataFormats() {}

    /** Returns all formats, those of this module first. */
    public static List<DataFormat> all() {
        return Stream.concat(
                        Stream.of(new CsvDataFormat(), new TsvDataFormat(), new JsonLinesDataFormat()),
                        Services.load(DataFormat.class).stream())
                .toList();
    }

    /**
     * Returns the format of a name.
     *
     * @throws DataException if there is none; the message lists those there are
     */
    public static DataFormat named(String name) {
        return all().stream()
                .filter(format -> format.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new DataException("There is no format '%s'. %s".formatted(name, known())));
    }

    /**
     * Returns the format that a file's name tells.
     *
     * @throws DataException if it tells none; the message lists the names that do
     */
    public static DataFormat of(Path file) {
        String name =
                COMPRESSED.matcher(file.toString().toLowerCase(Locale.ROOT)).replaceFirst("");
        return all().stream()
                .filter(format -> format.suffixes().stream().anyMatch(name::endsWith))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        "The name of '%s' tells no format. Name the format. %s".formatted(file, known())));
    }

    private static String known() {
        return all().stream()
                .map(format -> format.name() + " (" + String.join(", ", format.suffixes()) + ")")
                .collect(Collectors.joining(", ", "There are: ", "."));
    }
}
