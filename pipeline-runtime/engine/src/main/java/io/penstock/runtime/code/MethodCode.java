package io.penstock.runtime.code;

import java.util.Set;

/**
 * One method as its instructions say it.
 *
 * @param access the flags of the class file
 * @param hash of the instructions without debug information
 * @param calls what it calls or takes a handle of
 * @param made the classes that it makes instances of or names as constants
 * @param touched the classes whose static fields it uses
 * @param asksForServices whether the class constants among {@code made} may be looked up by {@code ServiceLoader}
 */
record MethodCode(
        int access, String hash, Set<Call> calls, Set<String> made, Set<String> touched, boolean asksForServices) {

    /**
     * A method that is named in an instruction.
     *
     * @param owner the class it is looked up in
     * @param key its name and descriptor
     * @param virtual whether the receiver's class decides
     */
    record Call(String owner, String key, boolean virtual) {}

    /** The code of an abstract or native method. */
    static MethodCode none(int access, String hash) {
        return new MethodCode(access, hash, Set.of(), Set.of(), Set.of(), false);
    }
}
