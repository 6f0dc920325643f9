/**
 * Models in the Open Neural Network Exchange format: {@link io.penstock.onnx.OnnxModel} takes one in that was trained anywhere,
 * {@link io.penstock.onnx.OnnxExport} writes one of ours for elsewhere.
 */
@NullMarked
package io.penstock.onnx;

import org.jspecify.annotations.NullMarked;
