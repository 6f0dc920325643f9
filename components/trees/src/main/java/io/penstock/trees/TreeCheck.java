package io.penstock.trees;

import java.nio.file.Path;

/**
 * Checks the parts of an ensemble that was read, so that scoring needs no checks and always ends; and puts into each split where
 * its children are, which always lie behind it.
 */
final class TreeCheck {

    private final Path file;
    private final TreeParts parts;

    TreeCheck(Path file, TreeParts parts) {
        this.file = file;
        this.parts = parts;
    }

    void run() {
        for (double base : parts.base()) {
            check(Double.isFinite(base), "a row begins with '%s'".formatted(base));
        }
        int end = 0;
        for (int tree = 0; tree < parts.outputs().length; tree++) {
            end = parts.roots()[tree + 1];
            checkTree(tree, parts.roots()[tree], end);
        }
        check(end == parts.nodes().length, "its trees do not have all its nodes");
    }

    private void checkTree(int tree, int begin, int end) {
        check(end > begin && end <= parts.nodes().length, "tree %d has no possible size".formatted(tree));
        int output = parts.outputs()[tree];
        check(
                output >= TreeEnsemble.EVERY && output < parts.base().length,
                "tree %d adds to score '%d' of %d".formatted(tree, output, parts.base().length));
        int next = begin + Nodes.SIZE;
        for (int at = begin; at < end; at += Nodes.SIZE) {
            check(at < next, "tree %d has nodes that no other leads to".formatted(tree));
            if (parts.nodes()[at] == Nodes.LEAF) {
                checkLeaf(tree, output, Double.longBitsToDouble(parts.nodes()[at + 1]));
            } else {
                checkSplit(tree, at);
                parts.nodes()[at] = Nodes.split((int) parts.nodes()[at], next);
                next += 2 * Nodes.SIZE;
            }
        }
        check(next == end, "tree %d has splits without children".formatted(tree));
    }

    private void checkLeaf(int tree, int output, double value) {
        boolean possible = output == TreeEnsemble.EVERY
                ? isPlace(value, parts.leaves().length - parts.base().length)
                : Double.isFinite(value);
        check(possible, "tree %d has a leaf of '%s'".formatted(tree, value));
    }

    private void checkSplit(int tree, int at) {
        int code = (int) parts.nodes()[at];
        check(
                code >= 0 && Nodes.feature(code) < parts.features(),
                "tree %d tests feature '%d' of %d".formatted(tree, Nodes.feature(code), parts.features()));
        double value = Double.longBitsToDouble(parts.nodes()[at + 1]);
        check(!Double.isNaN(value), "tree %d tests against '%s'".formatted(tree, value));
        if (Nodes.kind(code) == Nodes.ONE_OF) {
            checkMask(tree, value);
        }
    }

    private void checkMask(int tree, double place) {
        int masks = parts.masks().length;
        boolean begins = isPlace(place, masks - 1);
        long words = begins ? parts.masks()[(int) place] >> 1 : -1;
        check(
                words >= 0 && words < masks - place,
                "tree %d tests categories at '%s', where there are none".formatted(tree, place));
    }

    private static boolean isPlace(double value, int last) {
        return value >= 0 && value <= last && value == (int) value;
    }

    private void check(boolean holds, String what) {
        TreeFile.check(file, holds, what);
    }
}
