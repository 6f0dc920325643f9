/**
 * The {@code penstock} command: runs pipelines of the class path, and shows and keeps the workspaces in which they ran. What it does
 * is what {@link io.penstock.runtime.Workspace} does; here are words, tables and JSON alone.
 */
@NullMarked
package io.penstock.cli;

import org.jspecify.annotations.NullMarked;
