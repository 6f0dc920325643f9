package io.penstock.cli;

import io.penstock.data.split.Split;
import io.penstock.data.split.Split.Part;
import io.penstock.data.split.StratifiedSplit;
import io.penstock.errors.DefinitionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** How rows are divided. */
final class SplitOptions {

    @Option(
            names = {"--split", "--parts"},
            split = ",",
            paramLabel = "NAME=WEIGHT",
            description = "The parts and their shares; train=2,eval=1 by default.")
    Map<String, Integer> parts = new LinkedHashMap<>();

    @Option(
            names = "--key",
            split = ",",
            paramLabel = "COLUMN",
            description = "Rows with equal values there go to the same part; by default a row's own values decide.")
    List<String> keys = new ArrayList<>();

    @Option(
            names = "--stratify",
            split = ",",
            paramLabel = "COLUMN",
            description = "Each part has its share of each value there, exactly; not together with --key.")
    List<String> strata = new ArrayList<>();

    /** Returns whether a division is asked for. */
    boolean isGiven() {
        return !parts.isEmpty() || !keys.isEmpty() || !strata.isEmpty();
    }

    Split split() {
        if (!keys.isEmpty() && !strata.isEmpty()) {
            throw new DefinitionException("Rows are divided by --key or by --stratify, not by both. Leave one out.");
        }
        List<Part> all = parts.isEmpty()
                ? List.of(new Part("train", 2), new Part("eval", 1))
                : parts.entrySet().stream()
                        .map(part -> new Part(part.getKey(), part.getValue()))
                        .toList();
        return strata.isEmpty()
                ? Split.byHash(all.toArray(Part[]::new)).keyedBy(keys.toArray(String[]::new))
                : new StratifiedSplit(all, strata);
    }
}
