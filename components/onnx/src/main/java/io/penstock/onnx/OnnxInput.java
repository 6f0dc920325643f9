package io.penstock.onnx;

import java.util.List;

/**
 * What one input tensor of a model is filled with: a row of columns for each row. Its shape is {@code [rows, columns]}, or {@code
 * [rows]} for one column.
 *
 * @param tensor name of the model's input
 * @param element what it holds
 * @param columns raw columns, or features if there is a transform, in the order of the tensor
 * @param vocabulary the texts that texts may be, without a transform; others and missing ones are the empty text
 */
public record OnnxInput(String tensor, Element element, List<String> columns, List<String> vocabulary) {

    /** What a tensor holds. */
    public enum Element {
        /** 32-bit numbers; missing ones are NaN, as tree models expect. */
        FLOAT,
        /** 64-bit numbers; missing ones are NaN. */
        DOUBLE,
        /** Whole numbers, or the indices of categories, -1 for none; missing numbers are refused. */
        INT64,
        /** Texts. */
        TEXT
    }

    /** Copies the lists and checks that there are columns. */
    public OnnxInput {
        columns = List.copyOf(columns);
        vocabulary = List.copyOf(vocabulary);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "Input '%s' is mapped to no columns. Name at least one.".formatted(tensor));
        }
    }

    /** Returns a tensor of 32-bit numbers. */
    public static OnnxInput floats(String tensor, String... columns) {
        return new OnnxInput(tensor, Element.FLOAT, List.of(columns), List.of());
    }

    /** Returns a tensor of 64-bit numbers. */
    public static OnnxInput doubles(String tensor, String... columns) {
        return new OnnxInput(tensor, Element.DOUBLE, List.of(columns), List.of());
    }

    /** Returns a tensor of whole numbers. */
    public static OnnxInput longs(String tensor, String... columns) {
        return new OnnxInput(tensor, Element.INT64, List.of(columns), List.of());
    }

    /** Returns a tensor of one text a row. */
    public static OnnxInput texts(String tensor, String column, List<String> vocabulary) {
        return new OnnxInput(tensor, Element.TEXT, List.of(column), vocabulary);
    }
}
