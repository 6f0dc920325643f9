package io.penstock.configuration.internal.tree;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Values given beside the file, each as {@code key=value} with a dotted key, laid over what the file says. */
public final class Overrides {

    private final Problems problems;
    private final Set<String> seen = new HashSet<>();

    private Overrides(Problems problems) {
        this.problems = problems;
    }

    /** Returns a tree with these values in it. Messages name the key and never the value, which may be a secret. */
    public static Tree over(Tree tree, List<String> overrides, Problems problems) {
        Overrides all = new Overrides(problems);
        Tree result = tree;
        for (int i = 0; i < overrides.size(); i++) {
            result = all.over(result, i + 1, overrides.get(i));
        }
        return result;
    }

    private Tree over(Tree tree, int number, String override) {
        int equals = override.indexOf('=');
        if (equals < 1) {
            problems.add(
                    Source.named("override " + number).whole(),
                    "It does not have the form 'key=value'. Give it a key.");
            return tree;
        }
        String key = override.substring(0, equals);
        Place place = Source.named("override " + key).whole();
        if (!seen.add(key)) {
            problems.add(place, key, "is overridden twice. Keep one.");
        }
        Tree.Scalar value = new Tree.Scalar(Tree.Kind.WORD, override.substring(equals + 1), place);
        return placed(tree, List.of(key.split("\\.", -1)), key, value);
    }

    private Tree placed(Tree into, List<String> path, String key, Tree.Scalar value) {
        if (path.isEmpty()) {
            return value;
        }
        if (!(into instanceof Tree.Mapping mapping)) {
            problems.add(
                    value.place(),
                    key,
                    "cannot be set: above it stands a single value or a list. Override that whole.");
            return into;
        }
        String name = path.get(0);
        Tree inner = mapping.entry(name).map(Tree.Entry::value).orElse(Tree.Mapping.empty(value.place()));
        Tree changed = placed(inner, path.subList(1, path.size()), key, value);
        return mapping.with(name, new Tree.Entry(value.place(), changed));
    }
}
