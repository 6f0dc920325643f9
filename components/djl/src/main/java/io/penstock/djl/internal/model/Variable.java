package io.penstock.djl.internal.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import io.penstock.djl.internal.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A parameter of a network: an array of the library over memory that is seen from Java too, if the device is the CPU. */
public final class Variable {

    private final String name;
    private final Parameter parameter;
    private final NDArray array;
    private final FloatBuffer memory;
    private final boolean copied;
    private final float[] values;
    private final float[] gradient;

    Variable(String name, Parameter parameter, Optional<FloatBuffer> shared) {
        this.name = name;
        this.parameter = parameter;
        array = parameter.getArray();
        values = array.toFloatArray();
        gradient = new float[isTrained() ? values.length : 0];
        copied = shared.isEmpty() || array.getDevice().isGpu();
        memory = shared.orElseGet(() -> FloatBuffer.allocate(0));
    }

    /**
     * Lets a parameter be initialised over memory that Java sees too.
     *
     * @return that memory, once it is initialised on the CPU
     */
    static AtomicReference<FloatBuffer> share(Parameter parameter) {
        AtomicReference<FloatBuffer> memory = new AtomicReference<>();
        Initializer own = parameter.getInitializer();
        parameter.setInitializer((manager, shape, type) -> {
            try (NDArray first = own.initialize(manager, shape, type)) {
                ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(Float.BYTES * shape.size()))
                        .order(ByteOrder.nativeOrder());
                memory.set(bytes.asFloatBuffer().put(0, first.toFloatArray()));
                return manager.create(bytes, shape, type);
            }
        });
        return memory;
    }

    /** Returns its name, unique in its network. */
    public String name() {
        return name;
    }

    /** Returns whether training changes it by its gradient. */
    public boolean isTrained() {
        return parameter.requiresGradient();
    }

    /** Returns whether it is a matrix of weights, which may be made smaller, or another kind of parameter. */
    public boolean isWeight() {
        return parameter.getType() == Parameter.Type.WEIGHT;
    }

    /** Returns its numbers, to change; {@link #push} hands them to the library. */
    public float[] values() {
        return values;
    }

    /** Returns the gradient as {@link #pullGradient} found it. */
    public float[] gradient() {
        return gradient;
    }

    /** Hands the numbers to the library. */
    public void push() {
        if (copied) {
            array.set(FloatBuffer.wrap(values));
        } else {
            memory.put(0, values);
        }
    }

    /** Fetches the gradient and sets that of the library to 0. */
    public void pullGradient() {
        try (NDArray own = array.getGradient()) {
            own.toByteBuffer(true).asFloatBuffer().get(gradient);
            own.subi(own);
        }
    }

    /** Returns a copy of its numbers, those too that the library itself has changed. */
    public Tensor tensor() {
        return new Tensor(Arrays.stream(shape()).boxed().toList(), array.toFloatArray());
    }

    /** Returns its shape. */
    long[] shape() {
        return array.getShape().getShape();
    }

    /** Takes other numbers, of the same shape. */
    void set(Tensor tensor) {
        System.arraycopy(tensor.values(), 0, values, 0, values.length);
        push();
    }
}
