package io.penstock.trees;

import static io.penstock.trees.TreeNode.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeFileTest {

    /** Of the file of {@link #stump}: 8 bytes of magic, link, floats, six ints; the base score; the tree; three nodes. */
    private static final int FEATURES = 10;

    private static final int NODES = FEATURES + 3 * Integer.BYTES;
    private static final int BASE = FEATURES + 6 * Integer.BYTES;
    private static final int OUTPUT = BASE + Double.BYTES;
    private static final int NODES_OF_TREE = OUTPUT + Integer.BYTES;
    private static final int ROOT = NODES_OF_TREE + Integer.BYTES;
    private static final int LEFT = ROOT + 12;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve(TreeEnsemble.FILE);
    }

    @Test
    void treesThatWereWrittenScoreAsBefore() throws IOException {
        TreeEnsembleBuilder builder =
                RandomTrees.ensemble(50, 2, Link.LOGISTIC, 3).addingFloats();
        builder.addToEvery(new RandomTrees(4, 2).tree(4));
        TreeEnsemble ensemble = builder.build();
        Rows rows = Rows.random(500, 5);

        ensemble.write(file);
        TreeEnsemble read = TreeEnsemble.read(file);

        assertThat(rows.singly(read.scorer(), 2)).isEqualTo(rows.singly(ensemble.scorer(), 2));
        assertThat(read.trees()).isEqualTo(51);
    }

    @Test
    void equalTreesGiveEqualBytes() throws IOException {
        RandomTrees.ensemble(20, 1, Link.IDENTITY, 6).build().write(file);
        byte[] first = Files.readAllBytes(file);

        TreeEnsemble.read(file).write(file);

        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Test
    void aFileThatLostABitAnywhereIsRefused() throws IOException {
        byte[] whole = stump();

        for (int i = 0; i < whole.length; i++) {
            byte[] broken = whole.clone();
            broken[i] = (byte) (broken[i] ^ 1 << i % 8);
            assertRefused(broken);
        }
    }

    @Test
    void aFileThatWasCutAnywhereIsRefused() throws IOException {
        byte[] whole = stump();

        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length));
        }
    }

    /** Files that somebody wrote on purpose: the checksum is right. */
    @ParameterizedTest
    @CsvSource({
        "FEATURES, 0, tests feature '0' of 0",
        "FEATURES, -1, does not have the size",
        "NODES, 2147483647, does not have the size",
        "OUTPUT, 1, adds to score '1' of 1",
        "OUTPUT, -1, has a leaf of",
        "NODES_OF_TREE, 0, has no possible size",
        "NODES_OF_TREE, 1, has splits without children",
        "NODES_OF_TREE, 1073741825, has no possible size",
        "NODES_OF_TREE, -2147483648, has no possible size",
        "ROOT, -2, tests feature",
        "ROOT, -1, has nodes that no other leads to",
        "ROOT, 3, where there are none",
        "LEFT, 0, has splits without children"
    })
    void aHostileFileIsRefused(String place, int value, String message) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(stump()).order(ByteOrder.LITTLE_ENDIAN);

        Files.write(file, checksummed(bytes.putInt(place(place), value)));

        assertThatThrownBy(() -> TreeEnsemble.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("Restore it or train the model again");
    }

    @Test
    void numbersThatAreNoneAreRefused() throws IOException {
        for (int place : new int[] {BASE, ROOT + Integer.BYTES, LEFT + Integer.BYTES}) {
            ByteBuffer bytes = ByteBuffer.wrap(stump()).order(ByteOrder.LITTLE_ENDIAN);

            Files.write(file, checksummed(bytes.putDouble(place, Double.NaN)));

            assertThatThrownBy(() -> TreeEnsemble.read(file))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("'NaN'");
        }
    }

    @Test
    void aLaterVersionIsNamed() throws IOException {
        byte[] bytes = stump();
        bytes[7] = 2;
        Files.write(file, bytes);

        assertThatThrownBy(() -> TreeEnsemble.read(file))
                .hasMessageContaining("version '2', and this Penstock reads version '1'");
    }

    private byte[] stump() throws IOException {
        TreeNode root = new TreeNode.Split(new TreeTest.Below(0, 1.5, false), leaf(0.1), leaf(0.2));
        new TreeEnsembleBuilder(1, new double[1], Link.IDENTITY)
                .add(0, root)
                .build()
                .write(file);
        return Files.readAllBytes(file);
    }

    private void assertRefused(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(() -> TreeEnsemble.read(file)).isInstanceOf(DataException.class);
    }

    private static int place(String name) {
        return switch (name) {
            case "FEATURES" -> FEATURES;
            case "NODES" -> NODES;
            case "OUTPUT" -> OUTPUT;
            case "NODES_OF_TREE" -> NODES_OF_TREE;
            case "ROOT" -> ROOT;
            default -> LEFT;
        };
    }

    private static byte[] checksummed(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.slice(0, bytes.capacity() - Integer.BYTES));
        bytes.putInt(bytes.capacity() - Integer.BYTES, (int) sum.getValue());
        byte[] all = new byte[bytes.capacity()];
        bytes.get(0, all);
        return all;
    }
}
