/** What the rows of a CSV file tell before anything is learned: of each column, and of each column beside the label. */
@NullMarked
package io.penstock.cli.trial.profile;

import org.jspecify.annotations.NullMarked;
