@NullMarked
package io.penstock.data.json;

import org.jspecify.annotations.NullMarked;
