/**
 * The metadata of a workspace in one SQLite file, shared by several processes. The door is {@link
 * io.penstock.runtime.metadata.sqlite.SqliteMetadataStore}; one thread writes, several sessions read.
 */
@NullMarked
package io.penstock.runtime.metadata.sqlite;

import org.jspecify.annotations.NullMarked;
