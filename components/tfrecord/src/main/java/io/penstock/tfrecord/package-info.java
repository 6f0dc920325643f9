/**
 * Files of TensorFlow and TFX: {@link io.penstock.tfrecord.TfRecordSource} reads TFRecord files of {@code tf.Example} messages,
 * {@link io.penstock.tfrecord.TfRecordFormat} writes them.
 */
@NullMarked
package io.penstock.tfrecord;

import org.jspecify.annotations.NullMarked;
