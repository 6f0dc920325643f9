package io.penstock.runtime.code;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/** Reads one class file. */
final class ClassFile extends ClassVisitor {

    private static final int CLASS_CONSTANT = 7;

    private final Map<String, MethodCode> methods = new HashMap<>();
    private final Set<String> structure = new TreeSet<>();
    private final Set<String> held = new HashSet<>();
    private int access;

    private ClassFile() {
        super(Opcodes.ASM9);
    }

    /** Reads a class whose instructions count. */
    static ClassCode walked(byte[] bytes, Origin origin) {
        ClassReader reader = new ClassReader(bytes);
        ClassFile file = new ClassFile();
        reader.accept(file, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return file.code(reader, origin);
    }

    /** Reads a class of a library, which counts as a whole: only what it names is needed. */
    static ClassCode ofLibrary(byte[] bytes, Origin origin) {
        ClassReader reader = new ClassReader(bytes);
        Signatures signatures = new Signatures();
        reader.accept(signatures, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassCode(
                reader.getClassName(),
                origin,
                reader.getSuperName(),
                List.of(reader.getInterfaces()),
                "",
                Map.of(),
                Set.of(),
                signatures.keys);
    }

    /** Returns every class in the constant pool of a class file. */
    static Set<String> namedIn(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        char[] buffer = new char[reader.getMaxStringLength()];
        Set<String> names = new HashSet<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            if (at > 0 && reader.readByte(at - 1) == CLASS_CONSTANT) {
                String name = reader.readUTF8(at, buffer);
                names.addAll(name.startsWith("[") ? ClassNames.in(name) : List.of(name));
            }
        }
        return names;
    }

    private ClassCode code(ClassReader reader, Origin origin) {
        Sink sink = new Sink().put(access);
        sink.put(String.valueOf(reader.getSuperName())).put(Arrays.toString(reader.getInterfaces()));
        structure.forEach(sink::put);
        return new ClassCode(
                reader.getClassName(),
                origin,
                reader.getSuperName(),
                List.of(reader.getInterfaces()),
                sink.hash(),
                methods,
                held,
                Set.of());
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String parent,
            String @Nullable [] interfaces) {
        this.access = access;
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        structure.add("field %s %d %s %s %s".formatted(name, access, descriptor, signature, constant(value)));
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return visible ? annotation("field " + name, annotation) : null;
            }
        };
    }

    @Override
    public @Nullable RecordComponentVisitor visitRecordComponent(
            String name, String descriptor, @Nullable String signature) {
        structure.add("component %s %s %s".formatted(name, descriptor, signature));
        held.addAll(ClassNames.in(signature == null ? descriptor : signature));
        return new RecordComponentVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return visible ? annotation("component " + name, annotation) : null;
            }
        };
    }

    @Override
    public void visitPermittedSubclass(String name) {
        structure.add("permits " + name);
        held.add(name);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new InstructionReader(
                access,
                code -> methods.put(name + descriptor, code),
                (element, annotation) -> annotation(element + " of " + name + descriptor, annotation));
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return visible ? annotation("class", descriptor) : null;
    }

    private AnnotationVisitor annotation(String element, String descriptor) {
        return AnnotationReader.of(
                descriptor, held, hash -> structure.add("annotation of %s: %s".formatted(element, hash)));
    }

    private static String constant(@Nullable Object value) {
        return value == null ? "" : value.getClass().getSimpleName() + " " + value;
    }

    /** Notes the methods that a library's class declares, which a user's class may override. */
    private static final class Signatures extends ClassVisitor {

        private final Set<String> keys = new HashSet<>();

        Signatures() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if ((access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0) {
                keys.add(name + descriptor);
            }
            return null;
        }
    }
}
