@NullMarked
package io.penstock.data.jdbc;

import org.jspecify.annotations.NullMarked;
