/**
 * The built-in models, written against {@link org.neurosim.api} alone: a model of one's own can do all that these can,
 * at the same speed. Here is what all neuron models share: a {@link org.neurosim.models.Receptor} says where and how spikes
 * act on a neuron, the same receptors fit every neuron model.
 *
 * <p>In reading order:
 *
 * <ol>
 *   <li>{@link org.neurosim.models.integratefire}: integrate-and-fire neurons, from {@link
 *       org.neurosim.models.integratefire.Lif} on, and neurons without a membrane;
 *   <li>{@link org.neurosim.models.conductance}: conductance-based neurons, from {@link
 *       org.neurosim.models.conductance.HodgkinHuxley} on, and reduced models;
 *   <li>{@link org.neurosim.models.rates}: units that send a rate, and the rules between them;
 *   <li>{@link org.neurosim.models.synapses}: constant, unreliable, short-term plastic, electrical and graded synapses;
 *   <li>{@link org.neurosim.models.plasticity}: synapses that learn, synapses that come and go;
 *   <li>{@link org.neurosim.models.eprop}: learning by eligibility propagation, with its neurons;
 *   <li>{@link org.neurosim.models.stimuli}: currents, Poisson input and spike sources;
 *   <li>{@link org.neurosim.models.events}: event-driven simulation, for linear models of one's own, too.
 * </ol>
 *
 * <p>Units throughout: ms, mV, nS, pA, pF, Hz. They fit together: 1 nS x 1 mV = 1 pA, 1 pF x 1 mV / 1 ms = 1 pA, 1 pF /
 * 1 nS = 1 ms.
 */
package org.neurosim.models;
