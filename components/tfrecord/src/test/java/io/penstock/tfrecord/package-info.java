@NullMarked
package io.penstock.tfrecord;

import org.jspecify.annotations.NullMarked;
