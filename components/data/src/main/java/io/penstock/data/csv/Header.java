package io.penstock.data.csv;

import io.penstock.errors.DataException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of a file's columns. */
final class Header {

    private Header() {}

    /** Returns the names if they can be columns. */
    static List<String> check(Path file, List<String> names) {
        int unnamed = names.indexOf("");
        if (unnamed >= 0) {
            throw new DataException(
                    "Column %d of CSV file '%s' has no name. Name the columns with CsvOptions.withHeader."
                            .formatted(unnamed + 1, file));
        }
        Set<String> seen = new HashSet<>();
        Set<String> twice = names.stream().filter(name -> !seen.add(name)).collect(Collectors.toSet());
        if (!twice.isEmpty()) {
            throw new DataException("CSV file '%s' has several columns named '%s'. Rename them; its columns are: %s."
                    .formatted(file, String.join("', '", twice.stream().sorted().toList()), String.join(", ", names)));
        }
        return List.copyOf(names);
    }
}
