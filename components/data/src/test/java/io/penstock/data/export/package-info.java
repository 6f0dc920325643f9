@NullMarked
package io.penstock.data.export;

import org.jspecify.annotations.NullMarked;
