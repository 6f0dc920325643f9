/**
 * What to learn from a table: what kind of problem its label is, which columns are features, and the pipeline of it. All choices
 * come with a reason for people.
 */
@NullMarked
package io.penstock.cli.trial.plan;

import org.jspecify.annotations.NullMarked;
