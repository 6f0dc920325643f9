/** Features: defined once, fitted on examples, applied alike in training and in serving. */
@NullMarked
package io.penstock.transform;

import org.jspecify.annotations.NullMarked;
