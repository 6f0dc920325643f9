/** The program of an isolated JVM: it reads a request, runs one component, and tells its parent what comes of it. */
@NullMarked
package io.penstock.runtime.isolation.child;

import org.jspecify.annotations.NullMarked;
