package io.penstock.lightgbm;

import io.penstock.errors.DataException;
import io.penstock.model.Feature;
import io.penstock.trees.Link;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.TreeEnsembleBuilder;
import io.penstock.trees.boosting.Importances;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Models by LightGBM's text files: sections of lines {@code key=value}, a section for each tree. */
final class LightgbmModel {

    private static final String TREE = "Tree=";
    private static final String END = "end of trees";
    private static final String PER_ROUND = "num_tree_per_iteration";

    private final List<List<LightgbmTree>> models = new ArrayList<>();
    private final int perRound;

    private LightgbmModel(List<String> texts) {
        int trees = 1;
        for (String text : texts) {
            List<String> lines = text.lines().toList();
            trees = treesOfARound(lines);
            models.add(trees(lines));
        }
        perRound = trees;
    }

    /**
     * Reads files.
     *
     * @throws DataException if they are no text of LightGBM
     */
    static LightgbmModel of(List<String> texts) {
        return read(() -> new LightgbmModel(texts));
    }

    /** What a text lacks or has too much of shows in many ways. */
    private static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new DataException(
                    "A model's text is not one of LightGBM: %s. Restore it, or train again.".formatted(e.getMessage()),
                    e);
        }
    }

    private static int treesOfARound(List<String> lines) {
        String trees = section(lines, 0).get(PER_ROUND);
        if (trees == null) {
            throw new IllegalStateException("it has no '%s'".formatted(PER_ROUND));
        }
        return Integer.parseInt(trees);
    }

    private static List<LightgbmTree> trees(List<String> lines) {
        List<LightgbmTree> trees = new ArrayList<>();
        for (int i = 0; i < lines.size() && !lines.get(i).equals(END); i++) {
            if (lines.get(i).startsWith(TREE)) {
                trees.add(new LightgbmTree(section(lines, i + 1)));
            }
        }
        return trees;
    }

    /** Returns the keys and values from a line to the next empty one. */
    private static Map<String, String> section(List<String> lines, int from) {
        Map<String, String> values = new HashMap<>();
        for (int i = from; i < lines.size() && !lines.get(i).isEmpty(); i++) {
            String line = lines.get(i);
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return values;
    }

    /** Returns the trees, with those of each model for a score of its own if there are several. */
    TreeEnsemble trees(int features, Link link) {
        return read(() -> built(features, link));
    }

    private TreeEnsemble built(int features, Link link) {
        int scores = models.size() * perRound;
        TreeEnsembleBuilder builder = new TreeEnsembleBuilder(features, new double[scores], link);
        for (int model = 0; model < models.size(); model++) {
            List<LightgbmTree> trees = models.get(model);
            for (int tree = 0; tree < trees.size(); tree++) {
                builder.add(model + tree % perRound, trees.get(tree).root());
            }
        }
        return builder.build();
    }

    Importances importances(List<Feature> features) {
        Importances.Counter counter = new Importances.Counter(features.size());
        models.forEach(trees -> trees.forEach(tree -> tree.count(counter)));
        return counter.of(features);
    }
}
