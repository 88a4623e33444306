/**
 * The clock-driven engine. {@link org.neurosim.core.engine.SimulatedNetwork} is what the user holds; it lets a {@code ThreadTeam} advance {@code Partition}s, which are made of
 * {@code NeuronGroup}s (the slice of a population) and {@code SourceGroup}s, which are made of blocks.
 */
package org.neurosim.core.engine;
