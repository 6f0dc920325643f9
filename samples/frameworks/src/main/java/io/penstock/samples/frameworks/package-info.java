/** The same pipelines with estimators of several frameworks, and a framework of one's own. */
@NullMarked
package io.penstock.samples.frameworks;

import org.jspecify.annotations.NullMarked;
