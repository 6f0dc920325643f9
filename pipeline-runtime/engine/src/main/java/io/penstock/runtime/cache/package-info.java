/**
 * What an execution is cached under: {@link io.penstock.runtime.cache.CacheKey}, made by {@link io.penstock.runtime.cache.CacheKeys}
 * of a step's code, configuration, inputs, files outside the workspace and libraries.
 */
@NullMarked
package io.penstock.runtime.cache;

import org.jspecify.annotations.NullMarked;
