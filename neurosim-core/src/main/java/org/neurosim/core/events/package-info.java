/**
 * The event-driven engine: {@link org.neurosim.core.events.EventAssembly} builds, {@link org.neurosim.core.events.EventNetwork} runs, groups hold neurons and
 * their next own events, routes hold synapses and the spikes on their way.
 */
package org.neurosim.core.events;
