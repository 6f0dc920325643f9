/** What a YAML or JSON text holds, with the place of every value; nothing is typed yet. */
@NullMarked
package io.penstock.configuration.internal.tree;

import org.jspecify.annotations.NullMarked;
