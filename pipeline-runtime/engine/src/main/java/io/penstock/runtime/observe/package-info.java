/** What is measured and written down of executions beside their outcome: metrics, log lines, use of the machine, JFR events. */
@NullMarked
package io.penstock.runtime.observe;

import org.jspecify.annotations.NullMarked;
