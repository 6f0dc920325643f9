package io.penstock.runtime.code;

import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * One method as its instructions say it.
 *
 * @param access the flags of the class file
 * @param hash of the instructions without debug information
 * @param calls what it calls or takes a handle of
 * @param made the classes that it makes instances of or names as constants
 * @param touched the classes whose static fields it uses
 * @param endings the names of the methods among the called ones that end the process
 * @param asksForServices whether the class constants among {@code made} may be looked up by {@code ServiceLoader}
 */
record MethodCode(
        int access,
        String hash,
        Set<Call> calls,
        Set<String> made,
        Set<String> touched,
        Set<String> endings,
        boolean asksForServices) {

    private static final Set<String> PROGRAMS = Set.of("main([Ljava/lang/String;)V", "main()V");

    /**
     * A method that is named in an instruction.
     *
     * @param owner the class it is looked up in
     * @param key its name and descriptor
     * @param virtual whether the receiver's class decides
     */
    record Call(String owner, String key, boolean virtual) {}

    /**
     * Returns whether it runs only if a method names it: the body of a lambda, and the {@code main} of a program, which else
     * only the launcher of Java calls.
     */
    boolean needsCaller(String key) {
        boolean program = (access & Opcodes.ACC_STATIC) != 0 && PROGRAMS.contains(key);
        return program || (access & Opcodes.ACC_SYNTHETIC) != 0 && key.startsWith("lambda$");
    }
}
