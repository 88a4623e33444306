/**
 * Spiking networks: describe one with a {@link org.neurosim.api.NetworkBuilder}, run it as a {@link org.neurosim.api.Network}. {@link
 * org.neurosim.api.Neuron}, {@link org.neurosim.api.Synapse} and {@link org.neurosim.api.Integrator} are what users implement to add models and methods of
 * their own.
 *
 * <p>Units throughout: ms, mV, nS, pA, pF, Hz, GOhm; 1/ms for rates inside models.
 */
package org.neurosim.api;
