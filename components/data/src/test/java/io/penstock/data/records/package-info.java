@NullMarked
package io.penstock.data.records;

import org.jspecify.annotations.NullMarked;
