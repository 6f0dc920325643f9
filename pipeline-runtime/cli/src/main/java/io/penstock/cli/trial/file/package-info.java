/** Finds out how a person's CSV file is written, and says in one line what is wrong with one that is none. */
@NullMarked
package io.penstock.cli.trial.file;

import org.jspecify.annotations.NullMarked;
