package io.penstock.cli.trial.file;

import io.penstock.errors.DataException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says what is wrong with the names of the columns. */
final class Headers {

    private static final String NUMBER = "[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?";

    private Headers() {}

    static void check(Path file, List<String> names, Delimiter delimiter) {
        if (names.size() < 2) {
            throw new DataException(
                    "'%s' has one column, '%s', and needs two at least: a label and what it follows from. If its fields are divided by something else than %s, name it with --delimiter."
                            .formatted(file, names.get(0), delimiter.name()));
        }
        if (names.stream().allMatch(name -> name.isBlank() || name.strip().matches(NUMBER))) {
            throw new DataException(
                    "The first line of '%s' has numbers where names of columns are expected: %s. Put a line of names before it."
                            .formatted(file, String.join(", ", names.subList(0, Math.min(5, names.size())))));
        }
        int unnamed = names.indexOf("");
        if (unnamed >= 0) {
            throw new DataException(
                    "Column %d of '%s' has no name. Name it in the first line.".formatted(unnamed + 1, file));
        }
        Set<String> seen = new HashSet<>();
        names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(twice -> {
            throw new DataException(
                    "'%s' has several columns named '%s'. Rename them in the first line.".formatted(file, twice));
        });
    }
}
