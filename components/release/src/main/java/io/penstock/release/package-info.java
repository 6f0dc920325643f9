/**
 * From a blessed model to answers in a service: {@link io.penstock.release.Pusher} puts it into a serving directory, {@link
 * io.penstock.release.ServingModel} answers from there and takes the next one without a restart.
 *
 * <p>A serving directory holds one directory per pushed version, {@code versions/000001-9f3c21ab/}, each a model as it is, and
 * the file {@code CURRENT}: the name of the version that serves and the model's full digest, in one line.
 */
@NullMarked
package io.penstock.release;

import org.jspecify.annotations.NullMarked;
