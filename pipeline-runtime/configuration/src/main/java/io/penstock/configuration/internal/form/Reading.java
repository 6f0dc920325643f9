package io.penstock.configuration.internal.form;

import io.penstock.configuration.internal.tree.Problems;
import io.penstock.configuration.internal.tree.Tree;
import io.penstock.configuration.internal.tree.Trees;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a text.
 *
 * @param problems what was found wrong so far
 * @param environment the variables that secrets may be in
 */
public record Reading(Problems problems, Map<String, String> environment) {

    /** Reports a problem; returns null, as a form does that cannot read a value. */
    @Nullable
    Object refuse(Spot spot, String message) {
        problems.add(spot.place(), spot.path(), message);
        return null;
    }

    /** Returns what a word of the command line holds that is written as a list or a mapping of YAML. */
    Tree expanded(Tree tree) {
        return tree instanceof Tree.Scalar word && word.kind() == Tree.Kind.WORD && isCollection(word.text())
                ? Trees.yaml(word.text(), word.place().source(), problems).orElse(tree)
                : tree;
    }

    private static boolean isCollection(String text) {
        return text.startsWith("[") || text.startsWith("{");
    }

    /** Returns a value in words, to say that another one is expected. */
    static String described(Tree tree) {
        if (tree instanceof Tree.Scalar scalar) {
            return scalar.kind() == Tree.Kind.NULL
                    ? "has no value"
                    : "is %s %s".formatted(scalar.kind().described(), Problems.quoted(scalar.text()));
        }
        return tree instanceof Tree.Sequence ? "is a list" : "is a mapping";
    }
}
