@NullMarked
package io.penstock.data.source;

import org.jspecify.annotations.NullMarked;
