package io.penstock.runtime.code;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One class as its file says it.
 *
 * @param name with slashes
 * @param origin where the file is
 * @param parent the super class, null for Object
 * @param interfaces that it names
 * @param structure hash of its flags, parents, fields, record components and permitted sub-classes, and of all annotations that are
 *     there at run time
 * @param methods by name and descriptor; empty for a library's class
 * @param held the classes in the signatures of its record components, and its permitted sub-classes: JSON may make them; with
 *     the classes that annotations name, which may tell how
 * @param signatures for a library's class the names and descriptors of its methods, else empty
 */
record ClassCode(
        String name,
        Origin origin,
        @Nullable String parent,
        List<String> interfaces,
        String structure,
        Map<String, MethodCode> methods,
        Set<String> held,
        Set<String> signatures) {

    /** The name of a static initialiser with its descriptor. */
    static final String INITIALISER = "<clinit>()V";

    /** Returns the name as people write it. */
    String display() {
        return name.replace('/', '.');
    }
}
