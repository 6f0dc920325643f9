package io.penstock.djl.internal.tensor;

import io.penstock.errors.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which tensors there are to be, and of which shapes.
 *
 * @param byName sorted by name
 */
public record TensorShapes(SortedMap<String, List<Long>> byName) {

    /** Copies the map. */
    public TensorShapes {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** Returns no shapes at all. */
    public static TensorShapes none() {
        return new TensorShapes(new TreeMap<>());
    }

    /** Returns these shapes and one more. */
    public TensorShapes with(String name, long... shape) {
        SortedMap<String, List<Long>> more = new TreeMap<>(byName);
        more.put(name, Arrays.stream(shape).boxed().toList());
        return new TensorShapes(more);
    }

    /**
     * Checks that tensors are these and no others.
     *
     * @param what names them in the error
     * @throws DataException that tells everything that differs
     */
    public void require(Tensors tensors, String what) {
        List<String> wrong = new ArrayList<>();
        byName.forEach((name, shape) -> {
            if (!tensors.has(name)) {
                wrong.add("there is no tensor '%s' of shape %s".formatted(name, shape));
            } else if (!tensors.of(name).shape().equals(shape)) {
                wrong.add("tensor '%s' has the shape %s instead of %s"
                        .formatted(name, tensors.of(name).shape(), shape));
            }
        });
        tensors.byName().keySet().stream()
                .filter(name -> !byName.containsKey(name))
                .forEach(name -> wrong.add("tensor '%s' has no place".formatted(name)));
        if (!wrong.isEmpty()) {
            throw new DataException(
                    "%s does not fit: %s. Restore the file, or use it with a network of the kind, sizes and features that it was written for."
                            .formatted(what, String.join("; ", wrong)));
        }
    }
}
