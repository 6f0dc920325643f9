package io.penstock.trees;

import io.penstock.model.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Decision trees whose leaves add up to raw scores, and the link from these to a model's scores. Made by a {@link
 * TreeEnsembleBuilder} or read from a file. Immutable and thread-safe.
 */
public final class TreeEnsemble {

    /** The name of the file in a model's directory. */
    public static final String FILE = "trees.bin";

    /** The output of a tree whose leaves have a value for each score. */
    static final int EVERY = -1;

    private final TreeParts parts;

    TreeEnsemble(TreeParts parts) {
        this.parts = parts;
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws io.penstock.errors.DataException if it is damaged or of a version that this one does not know
     */
    public static TreeEnsemble read(Path file) throws IOException {
        return new TreeEnsemble(TreeFile.read(file));
    }

    /**
     * Reads what {@link #bytes} gave.
     *
     * @param name of the bytes in an error
     * @throws io.penstock.errors.DataException if they are damaged or of a version that this one does not know
     */
    public static TreeEnsemble of(byte[] bytes, Path name) {
        return new TreeEnsemble(TreeFile.read(name, bytes));
    }

    /** Returns the content of a file; equal ensembles give equal bytes. */
    public byte[] bytes() {
        return TreeFile.bytes(parts);
    }

    /** Writes a file; equal ensembles give equal bytes. */
    public void write(Path file) throws IOException {
        Files.write(file, bytes());
    }

    /** Returns how many features a row has. */
    public int features() {
        return parts.features();
    }

    /** Returns how many scores a row gets. */
    public int scores() {
        return parts.base().length;
    }

    /** Returns the number of trees. */
    public int trees() {
        return parts.outputs().length;
    }

    /** Returns what each raw score begins with. */
    public double[] base() {
        return parts.base().clone();
    }

    /** Returns what turns raw scores into scores. */
    public Link link() {
        return parts.link();
    }

    /** Returns whether raw scores are rounded to floats after each tree. */
    public boolean addsFloats() {
        return parts.floats();
    }

    /** Returns the score that a tree adds to; nothing if its leaves have a value for each. */
    public OptionalInt output(int tree) {
        int output = parts.outputs()[tree];
        return output == EVERY ? OptionalInt.empty() : OptionalInt.of(output);
    }

    /** Returns a tree as it was added. */
    public TreeNode tree(int tree) {
        return new TreeView(parts).tree(tree);
    }

    /** Returns a scorer for single rows and batches. */
    public Scorer scorer() {
        return new TreeScorer(parts);
    }
}
