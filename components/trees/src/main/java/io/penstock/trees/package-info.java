/**
 * Ensembles of decision trees, whatever framework grew them: one file format, one scorer in plain Java.
 *
 * <p>A framework's module reads its library's trees into {@link io.penstock.trees.TreeNode}s, adds them to a {@link
 * io.penstock.trees.TreeEnsembleBuilder} and writes the {@link io.penstock.trees.TreeEnsemble} as {@link
 * io.penstock.trees.TreeEnsemble#FILE} into the model's directory. {@link io.penstock.trees.TreesModelLoader} serves it without
 * that library.
 */
@NullMarked
package io.penstock.trees;

import org.jspecify.annotations.NullMarked;
