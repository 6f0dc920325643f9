package io.penstock.runtime.care;

/**
 * What an import brought in.
 *
 * @param run the id of the run, which is the same as where it came from
 * @param executions how many were new here; 0 if the run was here already
 * @param artifacts how many were new here
 */
public record ImportReport(String run, int executions, int artifacts) {}
