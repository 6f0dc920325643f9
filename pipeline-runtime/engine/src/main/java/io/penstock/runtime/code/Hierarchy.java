package io.penstock.runtime.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * A class with all that is above it.
 *
 * @param walked the class and those above it whose instructions count: super classes before interfaces
 * @param names of all of them, the platform's and the libraries' included
 * @param foreign name and descriptor of each method that the platform's and the libraries' declare
 */
record Hierarchy(List<ClassCode> walked, Set<String> names, Set<String> foreign) {

    Hierarchy() {
        this(new ArrayList<>(), new HashSet<>(), new HashSet<>());
    }

    /** Returns the classes whose method a call of this key may run on an instance. */
    List<ClassCode> implementing(String key) {
        List<ClassCode> found = new ArrayList<>(1);
        for (ClassCode type : walked) {
            MethodCode method = type.methods().get(key);
            if (method != null && (method.access() & Opcodes.ACC_ABSTRACT) == 0) {
                found.add(type);
                if (!isInterface(type)) {
                    break;
                }
            }
        }
        return found;
    }

    /** Returns the keys of the methods that can be overridden or override. */
    Set<String> virtualKeys() {
        Set<String> keys = new HashSet<>();
        for (ClassCode type : walked) {
            type.methods().forEach((key, code) -> {
                if (!key.startsWith("<") && (code.access() & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0) {
                    keys.add(key);
                }
            });
        }
        return keys;
    }

    private static boolean isInterface(ClassCode type) {
        return type.methods().keySet().stream().noneMatch(key -> key.startsWith("<init>"));
    }
}
