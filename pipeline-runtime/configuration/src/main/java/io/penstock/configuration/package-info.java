/**
 * A pipeline's parameter record from YAML or JSON with overrides, and its JSON Schema. The doors are
 * {@link io.penstock.configuration.ParameterReader} and {@link io.penstock.configuration.ParameterSchema}.
 */
@NullMarked
package io.penstock.configuration;

import org.jspecify.annotations.NullMarked;
