/**
 * Synapses that do not learn.
 *
 * <ul>
 *   <li>{@link org.neurosim.models.synapses.StaticSynapse}: constant weights; {@link
 *       org.neurosim.models.synapses.BinarySynapse}: those of binary neurons;
 *   <li>{@link org.neurosim.models.synapses.BernoulliSynapse}: unreliable; {@link
 *       org.neurosim.models.synapses.TsodyksMarkram}: short-term depression and facilitation; {@link
 *       org.neurosim.models.synapses.QuantalStp}: the same by release sites; {@link
 *       org.neurosim.models.synapses.SaturatingNmda}: NMDA synapses whose gating saturates;
 *   <li>{@link org.neurosim.models.synapses.GapJunction} and {@link org.neurosim.models.synapses.GradedSynapse}: follow the
 *       membrane potential, without spikes.
 * </ul>
 */
package org.neurosim.models.synapses;
