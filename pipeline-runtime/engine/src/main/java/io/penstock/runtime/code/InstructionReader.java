package io.penstock.runtime.code;

import io.penstock.runtime.code.AnnotationReader.Annotations;
import io.penstock.runtime.code.MethodCode.Call;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Hashes the instructions of one method, and notes what they name; its annotations are of the class's structure. */
final class InstructionReader extends MethodVisitor {

    private static final Set<String> SERVICE_LOOKUPS = Set.of("java/util/ServiceLoader", "io/penstock/spi/Services");

    private final int access;
    private final Consumer<MethodCode> finished;
    private final Annotations annotations;
    private final Sink sink = new Sink();
    private final IdentityHashMap<Label, Integer> labels = new IdentityHashMap<>();
    private final Set<Call> calls = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> touched = new HashSet<>();
    private final Set<String> endings = new HashSet<>();
    private boolean asksForServices;

    InstructionReader(int access, Consumer<MethodCode> finished, Annotations annotations) {
        super(Opcodes.ASM9);
        this.access = access;
        this.finished = finished;
        this.annotations = annotations;
        sink.put(access);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return visible ? annotations.on("method", descriptor) : null;
    }

    @Override
    public @Nullable AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
        return visible ? annotations.on("parameter " + parameter, descriptor) : null;
    }

    @Override
    public void visitInsn(int opcode) {
        sink.put(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        sink.put(opcode).put(operand);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        sink.put(opcode).put(variable);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        sink.put(Opcodes.IINC).put(variable).put(increment);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        sink.put(opcode).put(type);
        if (opcode == Opcodes.NEW) {
            made.add(type);
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        sink.put(opcode).put(owner).put(name).put(descriptor);
        if (opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC) {
            touched.add(owner);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean onInterface) {
        sink.put(opcode).put(owner).put(name).put(descriptor);
        boolean virtual = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
        call(owner, name + descriptor, virtual);
        if (opcode == Opcodes.INVOKESTATIC) {
            touched.add(owner);
            asksForServices |= SERVICE_LOOKUPS.contains(owner);
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        sink.put(Opcodes.INVOKEDYNAMIC).put(name).put(descriptor);
        constant(bootstrap);
        for (Object argument : arguments) {
            constant(argument);
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        sink.put(Opcodes.LDC);
        constant(value);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        sink.put(Opcodes.MULTIANEWARRAY).put(descriptor).put(dimensions);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        sink.put(opcode).put(number(label));
    }

    @Override
    public void visitLabel(Label label) {
        sink.put(-1).put(number(label));
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... targets) {
        sink.put(Opcodes.TABLESWITCH).put(min).put(max).put(number(otherwise));
        for (Label target : targets) {
            sink.put(number(target));
        }
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] targets) {
        sink.put(Opcodes.LOOKUPSWITCH).put(number(otherwise));
        for (int i = 0; i < keys.length; i++) {
            sink.put(keys[i]).put(number(targets[i]));
        }
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        sink.put(-2).put(number(start)).put(number(end)).put(number(handler)).put(type == null ? "" : type);
    }

    @Override
    public void visitEnd() {
        finished.accept(new MethodCode(access, sink.hash(), calls, made, touched, endings, asksForServices));
    }

    /** Notes a constant of any kind, with its kind, so that 1 and "1" and 1.0 differ. */
    private void constant(Object value) {
        sink.put(value.getClass().getSimpleName());
        if (value instanceof Type type) {
            type(type);
        } else if (value instanceof Handle handle) {
            handle(handle);
        } else if (value instanceof ConstantDynamic dynamic) {
            sink.put(dynamic.getName()).put(dynamic.getDescriptor());
            constant(dynamic.getBootstrapMethod());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                constant(dynamic.getBootstrapMethodArgument(i));
            }
        } else if (value instanceof Float number) {
            sink.put(Float.floatToRawIntBits(number));
        } else if (value instanceof Double number) {
            sink.put(Long.toString(Double.doubleToRawLongBits(number)));
        } else {
            sink.put(value.toString());
        }
    }

    private void type(Type type) {
        sink.put(type.getDescriptor());
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT) {
            made.add(element.getInternalName());
        }
    }

    private void handle(Handle handle) {
        sink.put(handle.getTag()).put(handle.getOwner()).put(handle.getName()).put(handle.getDesc());
        if (handle.getDesc().startsWith("(")) {
            int tag = handle.getTag();
            call(
                    handle.getOwner(),
                    handle.getName() + handle.getDesc(),
                    tag == Opcodes.H_INVOKEVIRTUAL || tag == Opcodes.H_INVOKEINTERFACE);
            if (tag == Opcodes.H_NEWINVOKESPECIAL) {
                made.add(handle.getOwner());
            }
        }
        touched.add(handle.getOwner());
    }

    private void call(String owner, String key, boolean virtual) {
        Exits.ending(owner, key).ifPresent(endings::add);
        if (!owner.startsWith("[") && !owner.startsWith("java/")) {
            calls.add(new Call(owner, key, virtual));
        }
    }

    private int number(Label label) {
        return labels.computeIfAbsent(label, unknown -> labels.size());
    }
}
