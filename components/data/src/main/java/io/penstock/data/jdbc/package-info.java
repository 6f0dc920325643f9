/** Queries of databases as a source, through JDBC: {@link io.penstock.data.jdbc.JdbcSource}. */
@NullMarked
package io.penstock.data.jdbc;

import org.jspecify.annotations.NullMarked;
