/** What a parameter record's components accept: each form reads a value and gives its JSON Schema, so that both agree. */
@NullMarked
package io.penstock.configuration.internal.form;

import org.jspecify.annotations.NullMarked;
