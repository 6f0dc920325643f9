@NullMarked
package io.penstock.avro;

import org.jspecify.annotations.NullMarked;
