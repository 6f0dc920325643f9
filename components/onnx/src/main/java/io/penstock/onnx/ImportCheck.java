package io.penstock.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.ListColumn;
import io.penstock.columns.LongColumn;
import io.penstock.columns.RowType;
import io.penstock.columns.Validity;
import io.penstock.errors.DefinitionException;
import io.penstock.errors.PenstockException;
import io.penstock.model.Feature;
import io.penstock.model.Signature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds everything in which a mapping does not fit a model, and then tries it on a row and on two. */
final class ImportCheck {

    private final Path file;
    private final Session session;
    private final OnnxMapping mapping;
    private final Signature signature;
    private final List<String> problems = new ArrayList<>();

    ImportCheck(Path file, Session session, OnnxMapping mapping, Signature signature) {
        this.file = file;
        this.session = session;
        this.mapping = mapping;
        this.signature = signature;
    }

    void run() {
        checkInputs();
        if (!session.outputs().containsKey(mapping.output().name())) {
            problems.add("There is no output '%s'. Outputs: %s."
                    .formatted(mapping.output().name(), names(session.outputs().keySet())));
        }
        if (!problems.isEmpty()) {
            throw new DefinitionException("The mapping does not fit the model '%s'.".formatted(file), problems);
        }
        tryRows();
    }

    private void checkInputs() {
        Map<String, NodeInfo> inputs = session.inputs();
        Set<String> mapped = new TreeSet<>();
        for (OnnxInput input : mapping.inputs()) {
            if (!mapped.add(input.tensor())) {
                problems.add("Input '%s' is mapped twice. Map it once.".formatted(input.tensor()));
            }
            checkColumns(input);
            NodeInfo known = inputs.get(input.tensor());
            if (known == null) {
                problems.add("There is no input '%s'. Inputs: %s.".formatted(input.tensor(), names(inputs.keySet())));
            } else if (known.getInfo() instanceof TensorInfo tensor) {
                checkTensor(input, tensor);
            } else {
                problems.add("Input '%s' is no tensor. Export the model with tensors.".formatted(input.tensor()));
            }
        }
        inputs.keySet().stream()
                .filter(name -> !mapped.contains(name))
                .sorted()
                .forEach(name -> problems.add("Input '%s' gets nothing. Map columns to it.".formatted(name)));
    }

    private void checkColumns(OnnxInput input) {
        for (String column : input.columns()) {
            Feature feature = signature.features().stream()
                    .filter(known -> known.name().equals(column))
                    .findFirst()
                    .orElse(null);
            boolean text = input.element() == OnnxInput.Element.TEXT;
            if (feature == null) {
                problems.add("Input '%s' takes '%s', which is no feature of the transform. Features: %s."
                        .formatted(
                                input.tensor(),
                                column,
                                signature.features().stream().map(Feature::name).toList()));
            } else if (text && feature instanceof Feature.Numeric) {
                problems.add("Input '%s' takes texts, but '%s' is a number. Map it to a tensor of numbers."
                        .formatted(input.tensor(), column));
            }
        }
    }

    private void checkTensor(OnnxInput input, TensorInfo tensor) {
        if (tensor.type != type(input.element())) {
            problems.add("Input '%s' holds '%s', but is mapped as '%s'. Map it as what it holds."
                    .formatted(input.tensor(), tensor.type, input.element()));
        }
        long[] shape = tensor.getShape();
        int width = new InputTensor(input, signature, false).width();
        if (shape.length > 2 || shape.length == 0) {
            problems.add("Input '%s' has the shape %s. Only rows of columns can be mapped."
                    .formatted(input.tensor(), Arrays.toString(shape)));
            return;
        }
        if (shape[0] >= 0) {
            problems.add("Input '%s' takes exactly '%d' rows. Export the model with a free first dimension."
                    .formatted(input.tensor(), shape[0]));
        }
        long expected = shape.length == 1 ? 1 : shape[1];
        if (expected >= 0 && expected != width) {
            problems.add("Input '%s' takes '%d' values a row, but %d are mapped to it: %s."
                    .formatted(input.tensor(), expected, width, input.columns()));
        }
    }

    private static OnnxJavaType type(OnnxInput.Element element) {
        return switch (element) {
            case FLOAT -> OnnxJavaType.FLOAT;
            case DOUBLE -> OnnxJavaType.DOUBLE;
            case INT64 -> OnnxJavaType.INT64;
            case TEXT -> OnnxJavaType.STRING;
        };
    }

    private static String names(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }

    /** Rows of zeros, which are the first of every vocabulary too. */
    private void tryRows() {
        OnnxScorer scorer = new OnnxScorer(session, mapping, signature);
        try {
            scorer.score(
                    new double[signature.slots()],
                    new double[signature.problem().scores()]);
            scorer.score(zeros(2));
        } catch (PenstockException e) {
            throw new DefinitionException(
                    "The model '%s' failed on a row of zeros: %s".formatted(file, e.getMessage()), e);
        }
    }

    private Batch zeros(int rows) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (Feature feature : signature.features()) {
            Column column = zeros(feature, rows);
            fields.add(new Field(feature.name(), column.type()));
            columns.add(column);
        }
        return Batch.of(new RowType(fields), columns);
    }

    private static Column zeros(Feature feature, int rows) {
        if (feature instanceof Feature.Numeric) {
            return DoubleColumn.of(new double[rows]);
        }
        LongColumn longs = LongColumn.of(new long[rows * feature.slots()]);
        if (feature instanceof Feature.Categorical) {
            return longs;
        }
        int[] offsets = new int[rows + 1];
        Arrays.setAll(offsets, row -> row * feature.slots());
        return ListColumn.of(
                new ColumnType.ListOf(ColumnType.INT64, List.of(feature.slots())),
                offsets,
                longs,
                Validity.allPresent(rows));
    }
}
