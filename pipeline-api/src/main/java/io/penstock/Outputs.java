package io.penstock;

/**
 * What {@link PipelineBuilder#add} returns for a component: one {@link Port}, a record whose components are all ports, or
 * {@link Nothing}. A component names its outputs once, in its type argument; the builder makes the value.
 */
public interface Outputs {}
