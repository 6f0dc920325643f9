@NullMarked
package io.penstock.parquet;

import org.jspecify.annotations.NullMarked;
