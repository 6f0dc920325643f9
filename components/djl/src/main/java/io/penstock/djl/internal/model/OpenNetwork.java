package io.penstock.djl.internal.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import io.penstock.djl.internal.engine.NativeRandom;
import io.penstock.djl.internal.engine.PyTorch;
import io.penstock.djl.internal.tensor.TensorShapes;
import io.penstock.djl.internal.tensor.Tensors;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A network in the memory of the native library. Threads may ask it at the same time, unless it is being trained. */
public final class OpenNetwork implements AutoCloseable {

    private final NDManager manager;
    private final Block block;
    private final Inputs inputs;
    private final ParameterStore store;
    private final List<Variable> variables = new ArrayList<>();

    private OpenNetwork(NDManager manager, Block block, Inputs inputs) {
        this.manager = manager;
        this.block = block;
        this.inputs = inputs;
        this.store = new ParameterStore(manager, false);
    }

    /** Opens a network with the random parameters of a seed. */
    public static OpenNetwork initialised(Plan plan, Device device, long seed) {
        Block block = plan.block().get();
        OpenNetwork network = new OpenNetwork(PyTorch.engine().newBaseManager(device), block, plan.inputs());
        return network.orClosed(() -> {
            NativeRandom.seeded(seed, () -> network.initialise(plan.inputs().shapes()));
            network.tryOut(plan);
        });
    }

    /** What has failed to open leaves nothing in the memory of the native library. */
    private OpenNetwork orClosed(Runnable opening) {
        try {
            opening.run();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** A row of nothing that is known. */
    private void tryOut(Plan plan) {
        float[] row = new float[plan.slots()];
        Arrays.fill(row, -1);
        int given = outputs(row, 1).length;
        if (given != plan.outputs()) {
            throw new DefinitionException(
                    "The network gives '%d' numbers for a row, and '%d' are needed. Let its last layer have NetworkShape.outputs() units."
                            .formatted(given, plan.outputs()));
        }
    }

    private OpenNetwork initialise(Shape... shapes) {
        IdentityHashMap<Parameter, AtomicReference<FloatBuffer>> shared = new IdentityHashMap<>();
        block.getParameters().values().forEach(parameter -> shared.put(parameter, Variable.share(parameter)));
        PyTorch.call("A network could not be built", () -> block.initialize(manager, DataType.FLOAT32, shapes));
        block.getParameters().forEach(named -> {
            Optional<FloatBuffer> memory =
                    Optional.ofNullable(shared.get(named.getValue())).map(AtomicReference::get);
            variables.add(new Variable(named.getKey(), named.getValue(), memory));
        });
        return this;
    }

    /**
     * Opens a network with parameters that are known.
     *
     * @param what names them in errors
     * @throws DataException if they are not those of the network
     */
    public static OpenNetwork restored(Plan plan, Device device, Tensors parameters, String what) {
        OpenNetwork network = initialised(plan, device, 0);
        return network.orClosed(() -> network.restore(parameters, what));
    }

    /** Returns the parameters. */
    public List<Variable> variables() {
        return variables;
    }

    /** Returns the parameters that training changes by their gradients. */
    public List<Variable> trained() {
        return variables.stream().filter(Variable::isTrained).toList();
    }

    /** Returns a place for arrays that its owner closes. */
    public NDManager scratch() {
        return manager.newSubManager();
    }

    /** Returns the arrays of some rows. */
    public NDList arrays(NDManager scratch, float[] rows, int count) {
        return inputs.arrays(scratch, rows, count);
    }

    /** Computes the outputs of some rows. */
    public NDArray forward(NDList arrays, boolean training) {
        return block.forward(store, arrays, training).head();
    }

    /** Computes the outputs of some rows, end to end. */
    public float[] outputs(float[] rows, int count) {
        try (NDScope scope = new NDScope();
                NDManager scratch = scratch()) {
            scope.suppressNotUsedWarning(); // it frees what a network of the user's makes in the wrong place
            return PyTorch.call(
                    "The network failed on %d rows".formatted(count),
                    () -> forward(arrays(scratch, rows, count), false).toFloatArray());
        }
    }

    /** Returns a copy of all parameters. */
    public Tensors tensors() {
        Tensors tensors = Tensors.none();
        for (Variable variable : variables) {
            tensors = tensors.with(variable.name(), variable.tensor());
        }
        return tensors;
    }

    /**
     * Takes other parameters.
     *
     * @param what names them in errors
     * @throws DataException if they are not those of this network
     */
    public void restore(Tensors tensors, String what) {
        shapes().require(tensors, what);
        variables.forEach(variable -> variable.set(tensors.of(variable.name())));
    }

    private TensorShapes shapes() {
        TensorShapes shapes = TensorShapes.none();
        for (Variable variable : variables) {
            shapes = shapes.with(variable.name(), variable.shape());
        }
        return shapes;
    }

    @Override
    public void close() {
        manager.close();
    }
}
