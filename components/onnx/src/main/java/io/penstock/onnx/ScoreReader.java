package io.penstock.onnx;

import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.TensorInfo;
import io.penstock.errors.DataException;
import io.penstock.model.ProblemType;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;

/** Reads scores out of a model's output. */
record ScoreReader(OnnxOutput output, ProblemType problem, Session session) {

    /**
     * Reads the scores of some rows.
     *
     * @param into receives as many numbers a row as the problem has scores
     */
    void read(OnnxValue value, int rows, double[] into) {
        if (value instanceof OnnxTensor tensor) {
            read(numbers(tensor), rows, into);
        } else if (value instanceof OnnxSequence maps) {
            readMaps(maps, rows, into);
        } else {
            throw wrong("is of type '%s'".formatted(value.getType()));
        }
    }

    /**
     * Reads the scores of some rows.
     *
     * @param numbers of all rows; they are changed
     */
    void read(double[] numbers, int rows, double[] into) {
        copy(numbers, width(numbers.length, rows), rows, into);
    }

    private int width(int numbers, int rows) {
        int scores = problem.scores();
        boolean pair = problem instanceof ProblemType.BinaryClassification && numbers == 2 * rows;
        if (numbers != rows * scores && !pair) {
            throw wrong("has %d numbers for %d rows, but a %s has %d scores a row"
                    .formatted(numbers, rows, problem, scores));
        }
        if (output.link() == OnnxOutput.Link.SOFTMAX && numbers == rows) {
            throw new DataException(
                    "Output '%s' has one number a row, of which the softmax is always 1. Map it by OnnxOutput.logits, which takes the logistic function: the probability of the second class."
                            .formatted(output.name()));
        }
        return numbers / rows;
    }

    private double[] numbers(OnnxTensor tensor) {
        TensorInfo shape = tensor.getInfo();
        double[] numbers = new double[Math.toIntExact(shape.getNumElements())];
        switch (shape.type) {
            case FLOAT -> {
                FloatBuffer floats = tensor.getFloatBuffer();
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = floats.get(i);
                }
            }
            case DOUBLE -> {
                DoubleBuffer doubles = tensor.getDoubleBuffer();
                doubles.get(0, numbers);
            }
            case INT64 -> {
                LongBuffer longs = tensor.getLongBuffer();
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = longs.get(i);
                }
            }
            default -> throw wrong("holds elements of type '%s'".formatted(shape.type));
        }
        return numbers;
    }

    private void copy(double[] numbers, int width, int rows, double[] into) {
        int scores = problem.scores();
        for (int row = 0; row < rows; row++) {
            link(numbers, row * width, width);
            System.arraycopy(numbers, row * width + width - scores, into, row * scores, scores);
        }
    }

    private void link(double[] numbers, int from, int width) {
        if (output.link() == OnnxOutput.Link.LOGISTIC) {
            for (int i = from; i < from + width; i++) {
                numbers[i] = 1 / (1 + Math.exp(-numbers[i]));
            }
        } else if (output.link() == OnnxOutput.Link.SOFTMAX) {
            softmax(numbers, from, width);
        }
    }

    private static void softmax(double[] numbers, int from, int width) {
        double greatest = numbers[from];
        for (int i = from; i < from + width; i++) {
            greatest = Math.max(greatest, numbers[i]);
        }
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            numbers[i] = Math.exp(numbers[i] - greatest);
            sum += numbers[i];
        }
        for (int i = from; i < from + width; i++) {
            numbers[i] /= sum;
        }
    }

    private void readMaps(OnnxSequence sequence, int rows, double[] into) {
        List<? extends OnnxValue> maps = session.call(sequence::getValue);
        if (!(problem instanceof ProblemType.Classification known)) {
            throw wrong("gives a probability by class, but a %s has no classes".formatted(problem));
        }
        if (maps.size() != rows) {
            throw wrong("has %d maps for %d rows".formatted(maps.size(), rows));
        }
        for (int row = 0; row < rows; row++) {
            try (OnnxMap map = (OnnxMap) maps.get(row)) {
                readMap(session.call(map::getValue), known.classes(), row, into);
            }
        }
    }

    private void readMap(Map<?, ?> map, List<String> classes, int row, double[] into) {
        int scores = problem.scores();
        int first = classes.size() - scores; // of two classes the second
        for (int i = 0; i < scores; i++) {
            String name = classes.get(first + i);
            Object value = map.containsKey(name) ? map.get(name) : map.get((long) (first + i));
            if (!(value instanceof Number number)) {
                throw wrong("has no class '%s' or '%d' but %s: name the problem's classes as the model does"
                        .formatted(name, first + i, map.keySet()));
            }
            into[row * scores + i] = number.doubleValue();
        }
    }

    private DataException wrong(String what) {
        return new DataException(
                "Output '%s' %s. Map another output, or another problem.".formatted(output.name(), what));
    }
}
