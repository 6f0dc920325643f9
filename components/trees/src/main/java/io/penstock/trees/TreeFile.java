package io.penstock.trees;

import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The file of an ensemble, little-endian: the word {@code PSTREES} and a byte with the version; link, and whether sums are floats,
 * a byte each; the numbers of features, scores, trees, nodes, mask words and values of shared leaves as ints; base scores; of
 * each tree its output and number of nodes; of each node the code of its test (-1 for leaves) and a double; masks; shared leaves;
 * a CRC-32C of all before it. Where children stand is not written, as it follows from the order by levels.
 */
final class TreeFile {

    private static final byte[] MAGIC = {'P', 'S', 'T', 'R', 'E', 'E', 'S', 1};
    /** By their numbers in files, which never change. */
    private static final List<Link> LINKS =
            List.of(Link.IDENTITY, Link.LOGISTIC, Link.SOFTMAX, Link.EXPONENTIAL, Link.AVERAGE);

    private static final int NODE_BYTES = Integer.BYTES + Double.BYTES;

    /** The numbers with which a file begins. */
    private record Sizes(int features, int scores, int trees, int nodes, int masks, int leaves) {

        static final int BYTES = 6 * Integer.BYTES;

        static Sizes of(TreeParts parts) {
            return new Sizes(
                    parts.features(),
                    parts.base().length,
                    parts.outputs().length,
                    parts.nodes().length / Nodes.SIZE,
                    parts.masks().length,
                    parts.leaves().length);
        }

        static Sizes read(ByteBuffer in) {
            return new Sizes(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt());
        }

        void write(ByteBuffer out) {
            out.putInt(features)
                    .putInt(scores)
                    .putInt(trees)
                    .putInt(nodes)
                    .putInt(masks)
                    .putInt(leaves);
        }

        boolean arePossible() {
            return features >= 0 && scores > 0 && trees >= 0 && nodes >= trees && masks >= 0 && leaves >= 0;
        }

        /** The size of the whole file, so that nothing is made larger than what is there. */
        long bytes() {
            long doubles = (long) scores + masks + leaves;
            long ints = 2L * trees;
            return MAGIC.length
                    + 2
                    + BYTES
                    + doubles * Double.BYTES
                    + ints * Integer.BYTES
                    + (long) nodes * NODE_BYTES
                    + Integer.BYTES;
        }
    }

    private TreeFile() {}

    static byte[] bytes(TreeParts parts) {
        Sizes sizes = Sizes.of(parts);
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(sizes.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).put((byte) LINKS.indexOf(parts.link())).put((byte) (parts.floats() ? 1 : 0));
        sizes.write(out);
        for (double base : parts.base()) {
            out.putDouble(base);
        }
        writeTrees(parts, out);
        for (long word : parts.masks()) {
            out.putLong(word);
        }
        for (double value : parts.leaves()) {
            out.putDouble(value);
        }
        return out.putInt(checksum(out.array())).array();
    }

    private static void writeTrees(TreeParts parts, ByteBuffer out) {
        for (int tree = 0; tree < parts.outputs().length; tree++) {
            out.putInt(parts.outputs()[tree]);
            out.putInt((parts.roots()[tree + 1] - parts.roots()[tree]) / Nodes.SIZE);
        }
        for (int at = 0; at < parts.nodes().length; at += Nodes.SIZE) {
            long head = parts.nodes()[at];
            out.putInt(head < 0 ? (int) Nodes.LEAF : Nodes.code(head)).putLong(parts.nodes()[at + 1]);
        }
    }

    static TreeParts read(Path file) throws IOException {
        return read(file, bytes(file));
    }

    static TreeParts read(Path file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        try {
            in.get(magic);
            checkMagic(file, magic);
            return read(file, in, in.get(), in.get() != 0, Sizes.read(in), checksum(bytes));
        } catch (BufferUnderflowException e) {
            throw new DataException(damaged(file, "it ends after %d bytes".formatted(bytes.length)), e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new DataException(
                    "There is no '%s', which holds the model's trees. Restore it or train again.".formatted(file), e);
        }
    }

    private static TreeParts read(Path file, ByteBuffer in, int link, boolean floats, Sizes sizes, int sum) {
        check(file, sizes.arePossible() && sizes.bytes() == in.capacity(), "it does not have the size that it tells");
        check(file, in.getInt(in.capacity() - Integer.BYTES) == sum, "its checksum is not that of its content");
        check(file, link >= 0 && link < LINKS.size(), "its link has the number '%d'".formatted(link));
        double[] base = doubles(in, sizes.scores);
        int[] outputs = new int[sizes.trees];
        int[] roots = new int[sizes.trees + 1];
        readTrees(in, outputs, roots);
        long[] nodes = readNodes(in, sizes.nodes);
        long[] masks = new long[sizes.masks];
        for (int i = 0; i < masks.length; i++) {
            masks[i] = in.getLong();
        }
        double[] leaves = doubles(in, sizes.leaves);
        TreeParts parts =
                new TreeParts(sizes.features, LINKS.get(link), floats, base, outputs, roots, nodes, masks, leaves);
        new TreeCheck(file, parts).run();
        return parts;
    }

    private static double[] doubles(ByteBuffer in, int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = in.getDouble();
        }
        return values;
    }

    private static void readTrees(ByteBuffer in, int[] outputs, int[] roots) {
        for (int tree = 0; tree < outputs.length; tree++) {
            outputs[tree] = in.getInt();
            roots[tree + 1] = roots[tree] + in.getInt() * Nodes.SIZE;
        }
    }

    /** Reads codes as they are; {@link TreeCheck} puts in where children are, tree by tree. */
    private static long[] readNodes(ByteBuffer in, int size) {
        long[] nodes = new long[Math.multiplyExact(size, Nodes.SIZE)];
        for (int at = 0; at < nodes.length; at += Nodes.SIZE) {
            nodes[at] = in.getInt();
            nodes[at + 1] = in.getLong();
        }
        return nodes;
    }

    private static void checkMagic(Path file, byte[] magic) {
        int last = MAGIC.length - 1;
        byte version = magic[last];
        magic[last] = MAGIC[last];
        check(file, Arrays.equals(magic, MAGIC), "it does not begin with 'PSTREES'");
        if (version != MAGIC[last]) {
            throw new DataException(
                    "'%s' holds trees of version '%d', and this Penstock reads version '%d'. Use one that wrote it."
                            .formatted(file, version, MAGIC[last]));
        }
    }

    static void check(Path file, boolean holds, String what) {
        if (!holds) {
            throw new DataException(damaged(file, what));
        }
    }

    private static String damaged(Path file, String what) {
        return "'%s' does not hold readable trees: %s. Restore it or train the model again.".formatted(file, what);
    }

    private static int checksum(byte[] file) {
        CRC32C sum = new CRC32C();
        sum.update(file, 0, file.length - Integer.BYTES);
        return (int) sum.getValue();
    }
}
