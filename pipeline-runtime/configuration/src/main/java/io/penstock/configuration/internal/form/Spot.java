package io.penstock.configuration.internal.form;

import io.penstock.configuration.internal.tree.Place;
import io.penstock.configuration.internal.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * A value to read and what is known of it.
 *
 * @param tree as it was written
 * @param path its dotted path; empty for the whole
 * @param standard the value whose parts stand in for those that are not given; null if there is none
 */
public record Spot(Tree tree, String path, @Nullable Object standard) {

    Place place() {
        return tree.place();
    }

    Spot child(String name, Tree child, @Nullable Object itsStandard) {
        return new Spot(child, path.isEmpty() ? name : path + "." + name, itsStandard);
    }

    Spot element(int index, Tree element) {
        return new Spot(element, "%s[%d]".formatted(path, index), null);
    }

    Spot with(@Nullable Object other) {
        return new Spot(tree, path, other);
    }
}
