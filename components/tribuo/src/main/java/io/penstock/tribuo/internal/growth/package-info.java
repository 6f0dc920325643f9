/** Tribuo's decision trees, grown one by one and taken over into the common form. */
@NullMarked
package io.penstock.tribuo.internal.growth;

import org.jspecify.annotations.NullMarked;
