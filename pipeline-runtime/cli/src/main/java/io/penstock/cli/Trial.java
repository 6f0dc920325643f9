package io.penstock.cli;

import io.penstock.cli.trial.plan.TargetChoice;
import io.penstock.cli.trial.profile.TableProfile;
import io.penstock.cli.trial.source.Project;

/**
 * What is tried with a person's file.
 *
 * @param table what its rows tell
 * @param choice what the label is taken for
 * @param project the pipeline and where its source goes
 */
record Trial(TableProfile table, TargetChoice choice, Project project) {}
