package io.penstock.djl.internal.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Embedding;
import ai.djl.training.ParameterStore;

/** The vectors of tokens, in a table whose row 0 stands for padding. */
final class TokenVectors {

    /** The name of the table. */
    static final String NAME = "embedding";

    private TokenVectors() {}

    static Parameter table(int vocabulary, int size) {
        return Weights.table(NAME, 0.3f, vocabulary + 1, size);
    }

    /** Returns the vectors of tokens, of shape (rows, length, size). */
    static NDArray of(ParameterStore store, Parameter table, NDArray tokens, boolean training) {
        NDArray weights = store.getValue(table, tokens.getDevice(), training);
        return Embedding.embedding(tokens, weights, SparseFormat.DENSE).head();
    }

    /** Returns 1 for a token and 0 for padding, of shape (rows, length, 1). */
    static NDArray mask(NDArray tokens) {
        return tokens.gt(0).toType(DataType.FLOAT32, false).expandDims(2);
    }
}
