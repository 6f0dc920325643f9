package io.penstock.djl.internal.tensor;

import io.penstock.errors.DataException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Tensors by their names.
 *
 * @param byName sorted by name
 */
public record Tensors(SortedMap<String, Tensor> byName) {

    /** Copies the map. */
    public Tensors {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** Returns no tensors at all. */
    public static Tensors none() {
        return new Tensors(new TreeMap<>());
    }

    /** Returns these tensors and one more, or with another one of its name. */
    public Tensors with(String name, Tensor tensor) {
        SortedMap<String, Tensor> more = new TreeMap<>(byName);
        more.put(name, tensor);
        return new Tensors(more);
    }

    /** Returns these tensors and all of the others. */
    public Tensors with(Tensors others) {
        SortedMap<String, Tensor> more = new TreeMap<>(byName);
        more.putAll(others.byName);
        return new Tensors(more);
    }

    /** Returns whether there is one of a name. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** Returns the tensor of a name, or throws if there is none. */
    public Tensor of(String name) {
        Tensor tensor = byName.get(name);
        if (tensor == null) {
            throw new DataException("There is no tensor '%s' among %s. Restore the file or train again."
                    .formatted(name, byName.keySet()));
        }
        return tensor;
    }

    /** Returns the tensors whose names begin with a prefix, without it. */
    public Tensors below(String prefix) {
        SortedMap<String, Tensor> found = new TreeMap<>();
        byName.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), tensor);
            }
        });
        return new Tensors(found);
    }

    /** Returns the tensors whose names do not begin with a prefix. */
    public Tensors without(String prefix) {
        SortedMap<String, Tensor> others = new TreeMap<>(byName);
        others.keySet().removeIf(name -> name.startsWith(prefix));
        return new Tensors(others);
    }

    /** Returns the same tensors under longer names. */
    public Tensors named(UnaryOperator<String> renamed) {
        SortedMap<String, Tensor> others = new TreeMap<>();
        byName.forEach((name, tensor) -> others.put(renamed.apply(name), tensor));
        return new Tensors(others);
    }
}
