/**
 * Neural networks, trained by PyTorch through DJL: {@link io.penstock.djl.WideAndDeep} for tables, {@link
 * io.penstock.djl.ConvolutionalNetwork} for images, {@link io.penstock.djl.TextClassifier} and {@link
 * io.penstock.djl.CharacterGenerator} for texts, {@link io.penstock.djl.UserNetwork} for a network of one's own and {@link
 * io.penstock.djl.TorchScript} for one that was trained elsewhere. {@link io.penstock.djl.DjlEstimator} makes them.
 *
 * <p>Training needs the native library of PyTorch on the class path; so does serving, except of wide-and-deep networks and of
 * character generators, which are plain Java.
 */
@NullMarked
package io.penstock.djl;

import org.jspecify.annotations.NullMarked;
