/** What several rooms of the testing kit need; nobody else uses it. */
@NullMarked
package io.penstock.testing.internal;

import org.jspecify.annotations.NullMarked;
