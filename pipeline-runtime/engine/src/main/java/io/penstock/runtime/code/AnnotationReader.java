package io.penstock.runtime.code;

import java.lang.reflect.Array;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Hashes one annotation with its values, and notes the classes that it names. */
final class AnnotationReader extends AnnotationVisitor {

    /** Gives the reader of an annotation. */
    interface Annotations {

        /**
         * Begins to read an annotation.
         *
         * @param element what bears it
         */
        AnnotationVisitor on(String element, String descriptor);
    }

    private final Sink sink;
    private final Set<String> named;
    private final Consumer<Sink> finished;

    private AnnotationReader(Sink sink, Set<String> named, Consumer<Sink> finished) {
        super(Opcodes.ASM9);
        this.sink = sink;
        this.named = named;
        this.finished = finished;
    }

    /**
     * Begins to read an annotation.
     *
     * @param named takes the classes that it names, its own among them
     * @param finished takes its hash
     */
    static AnnotationVisitor of(String descriptor, Set<String> named, Consumer<String> finished) {
        AnnotationReader reader = new AnnotationReader(new Sink(), named, sink -> finished.accept(sink.hash()));
        reader.type(Type.getType(descriptor));
        return reader;
    }

    @Override
    public void visit(@Nullable String name, Object value) {
        name(name);
        if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                constant(Array.get(value, i));
            }
        } else {
            constant(value);
        }
    }

    @Override
    public void visitEnum(@Nullable String name, String descriptor, String value) {
        name(name);
        sink.put(descriptor).put(value);
    }

    @Override
    public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
        name(name);
        type(Type.getType(descriptor));
        return within();
    }

    @Override
    public AnnotationVisitor visitArray(@Nullable String name) {
        name(name);
        return within();
    }

    @Override
    public void visitEnd() {
        finished.accept(sink.put(-1));
    }

    private AnnotationVisitor within() {
        return new AnnotationReader(sink, named, end -> {});
    }

    private void name(@Nullable String name) {
        sink.put(name == null ? "" : name);
    }

    private void constant(Object value) {
        sink.put(value.getClass().getSimpleName());
        if (value instanceof Type type) {
            type(type);
        } else {
            sink.put(value.toString());
        }
    }

    private void type(Type type) {
        sink.put(type.getDescriptor());
        named.addAll(ClassNames.in(type.getDescriptor()));
    }
}
