/** What the rooms of this module share and nobody else uses. */
@NullMarked
package io.penstock.data.internal;

import org.jspecify.annotations.NullMarked;
