/** Classes that break the rules of the house, for the test that shows the rules at work. */
@NullMarked
package io.penstock.data.broken;

import org.jspecify.annotations.NullMarked;
