package io.penstock.testing.internal;

import io.penstock.artifact.Secret;
import io.penstock.runtime.code.CodeFingerprints;
import io.penstock.runtime.code.CodeTables;
import io.penstock.runtime.files.FileDigests;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Which methods that a step reaches ask for environment variables, as their instructions say. */
public final class EnvironmentCalls {

    private EnvironmentCalls() {}

    /** Returns the methods, of those that count by their instructions in the step's fingerprint. */
    public static Set<String> reachedFrom(Class<?> step) throws IOException {
        Set<String> reached = new CodeFingerprints(FileDigests.inMemory(), CodeTables.inMemory())
                .of(step, List.of())
                .parts()
                .keySet();
        Set<String> classes = reached.stream()
                .filter(part -> part.contains("("))
                .map(part ->
                        part.substring(0, part.substring(0, part.indexOf('(')).lastIndexOf('.')))
                .collect(Collectors.toSet());
        Set<String> found = new TreeSet<>();
        for (String type : classes) {
            found.addAll(askingIn(type, step.getClassLoader()));
        }
        found.retainAll(reached);
        found.removeIf(method -> method.startsWith(Secret.class.getName())); // a declared secret may come from there
        return found;
    }

    private static Set<String> askingIn(String type, ClassLoader loader) throws IOException {
        Set<String> asking = new TreeSet<>();
        try (InputStream file = loader.getResourceAsStream(type.replace('.', '/') + ".class")) {
            new ClassReader(Objects.requireNonNull(file, type)).accept(new Calls(type, asking), ClassReader.SKIP_DEBUG);
        }
        return asking;
    }

    /** Notes the methods of a class that call {@code System.getenv}. */
    private static final class Calls extends ClassVisitor {

        private final String type;
        private final Set<String> asking;

        Calls(String type, Set<String> asking) {
            super(Opcodes.ASM9);
            this.type = type;
            this.asking = asking;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String of, boolean isInterface) {
                    if (owner.equals("java/lang/System") && called.equals("getenv")) {
                        asking.add(type + "." + name + descriptor);
                    }
                }
            };
        }
    }
}
