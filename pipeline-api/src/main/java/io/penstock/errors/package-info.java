/** What goes wrong, sorted by who must act: the author of a definition, the owner of the data, of a component, or of the machine. */
@NullMarked
package io.penstock.errors;

import org.jspecify.annotations.NullMarked;
