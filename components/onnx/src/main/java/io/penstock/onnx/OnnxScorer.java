package io.penstock.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.penstock.columns.Batch;
import io.penstock.columns.NumericColumn;
import io.penstock.errors.ComponentException;
import io.penstock.model.Feature;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import io.penstock.model.rows.FeatureBlock;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Scores with ONNX Runtime: a batch in one call, a single row in buffers outside the heap that are used again. Each call takes
 * its buffers, so there are as many as there were calls at a time. A model that gives another shape than it declares, which ONNX
 * Runtime allows only where it makes the output itself, gets new memory for each answer.
 */
final class OnnxScorer implements Scorer {

    private final Session session;
    private final Signature signature;
    private final List<InputTensor> inputs;
    private final String output;
    private final ScoreReader reader;
    private final Queue<RowBuffers> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean givesWhatItDeclares = true;

    OnnxScorer(Session session, OnnxMapping mapping, Signature signature) {
        this.session = session;
        this.signature = signature;
        Map<String, NodeInfo> known = session.inputs();
        this.inputs = mapping.inputs().stream()
                .map(input -> new InputTensor(input, signature, isFlat(known.get(input.tensor()))))
                .toList();
        this.output = mapping.output().name();
        this.reader = new ScoreReader(mapping.output(), signature.problem(), session);
    }

    private static boolean isFlat(@Nullable NodeInfo input) {
        return input != null && input.getInfo() instanceof TensorInfo tensor && tensor.getShape().length == 1;
    }

    /** The tensors of some rows. */
    private final class RowBuffers implements AutoCloseable {

        private final int rows;
        private final ByteBuffer[] buffers = new ByteBuffer[inputs.size()];
        private final Map<String, OnnxTensor> tensors = new HashMap<>();
        private Optional<OutputTensor> answer;

        RowBuffers(int rows) {
            this.rows = rows;
            this.answer = rows == 1 && givesWhatItDeclares
                    ? OutputTensor.ofOneRow(output, session.outputs().get(output), session)
                    : Optional.empty();
            for (int i = 0; i < buffers.length; i++) {
                InputTensor input = inputs.get(i);
                buffers[i] = input.buffer(rows);
                if (!input.isText()) {
                    tensors.put(input.name(), input.over(buffers[i], rows, session));
                }
            }
        }

        void score(double[] vectors, double[] scores) {
            fill(vectors);
            if (answer.isPresent()) {
                readAgain(answer.get(), scores);
            } else {
                read(scores);
            }
        }

        private void fill(double[] vectors) {
            for (int i = 0; i < buffers.length; i++) {
                InputTensor input = inputs.get(i);
                if (input.isText()) {
                    replace(input.name(), input.texts(vectors, rows, session));
                } else {
                    input.fill(vectors, rows, buffers[i]);
                }
            }
        }

        private void readAgain(OutputTensor memory, double[] scores) {
            try {
                session.run(tensors, memory.byName());
            } catch (ComponentException e) {
                read(scores); // fails as well, unless only the shape of the memory was refused
                givesWhatItDeclares = false;
                answer = Optional.empty();
                memory.close();
                return;
            }
            reader.read(memory.numbers(), rows, scores);
        }

        private void read(double[] scores) {
            try (OrtSession.Result result = session.run(tensors, Set.of(output))) {
                reader.read(result.get(0), rows, scores);
            }
        }

        private void replace(String name, OnnxTensor tensor) {
            OnnxTensor before = tensors.put(name, tensor);
            if (before != null) {
                before.close();
            }
        }

        @Override
        public void close() {
            tensors.values().forEach(OnnxTensor::close);
            answer.ifPresent(OutputTensor::close);
        }
    }

    @Override
    public void score(double[] features, double[] scores) {
        RowBuffers free = idle.poll();
        RowBuffers row = free == null ? new RowBuffers(1) : free;
        try {
            row.score(features, scores);
        } finally {
            idle.add(row);
        }
    }

    @Override
    public double[] score(Batch features) {
        double[] scores = new double[features.rows() * signature.problem().scores()];
        if (features.rows() > 0) {
            try (RowBuffers rows = new RowBuffers(features.rows())) {
                rows.score(vectors(features), scores);
            }
        }
        return scores;
    }

    private double[] vectors(Batch batch) {
        int slots = signature.slots();
        double[] vectors = new double[batch.rows() * slots];
        int slot = 0;
        for (Feature feature : signature.features()) {
            double[] part = part(feature, batch);
            for (int row = 0; row < batch.rows(); row++) {
                System.arraycopy(part, row * feature.slots(), vectors, row * slots + slot, feature.slots());
            }
            slot += feature.slots();
        }
        return vectors;
    }

    private double[] part(Feature feature, Batch batch) {
        double[] part = new double[batch.rows() * feature.slots()];
        if (feature instanceof Feature.Sequence) {
            FeatureBlock.of(new Signature(signature.inputs(), List.of(feature), signature.problem()), batch)
                    .copy(part);
        } else {
            NumericColumn column = batch.numbers(feature.name());
            for (int row = 0; row < part.length; row++) {
                part[row] = column.asDouble(row);
            }
        }
        return part;
    }

    @Override
    public void close() {
        for (RowBuffers row = idle.poll(); row != null; row = idle.poll()) {
            row.close();
        }
        session.close();
    }
}
