package io.penstock.runtime.code;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Finds the classes that a descriptor or a generic signature names. */
final class ClassNames extends SignatureVisitor {

    private final Set<String> found = new HashSet<>();

    private ClassNames() {
        super(Opcodes.ASM9);
    }

    static Set<String> in(String typeSignature) {
        ClassNames names = new ClassNames();
        new SignatureReader(typeSignature).acceptType(names);
        return names.found;
    }

    @Override
    public void visitClassType(String name) {
        found.add(name);
    }
}
