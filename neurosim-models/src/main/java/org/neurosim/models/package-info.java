/**
 * The built-in models, written against {@link org.neurosim.api} alone: a model of one's own can do all that these can,
 * at the same speed.
 *
 * <p>In reading order:
 *
 * <ol>
 *   <li>{@link org.neurosim.models.Receptor}: where and how spikes act on a neuron; the same receptors fit every neuron
 *       model below;
 *   <li>{@link org.neurosim.models.Lif}: the leaky integrate-and-fire neuron;
 *   <li>{@link org.neurosim.models.AdaptiveLif}, {@link org.neurosim.models.Mat}, {@link org.neurosim.models.Glif} and
 *       {@link org.neurosim.models.Gif}: leaky integrate-and-fire neurons that adapt, by conductances, currents or their
 *       threshold, sharp or noisy;
 *   <li>{@link org.neurosim.models.Eif}, {@link org.neurosim.models.AdEx}, {@link org.neurosim.models.Qif}, {@link
 *       org.neurosim.models.Izhikevich2003} and {@link org.neurosim.models.Izhikevich2007}: integrate-and-fire neurons
 *       with an upstroke of their own;
 *   <li>{@link org.neurosim.models.BrunelWang}: the cells of the working-memory and decision networks;
 *   <li>{@link org.neurosim.models.HodgkinHuxley}, {@link org.neurosim.models.TraubMiles}, {@link
 *       org.neurosim.models.WangBuzsaki}, {@link org.neurosim.models.ConnorStevens} and {@link
 *       org.neurosim.models.Pospischil}: neurons with sodium, potassium and further channels;
 *   <li>{@link org.neurosim.models.PinskyRinzel}: two compartments;
 *   <li>{@link org.neurosim.models.FitzHughNagumo}, {@link org.neurosim.models.MorrisLecar} and {@link
 *       org.neurosim.models.HindmarshRose}: reduced models of two and three variables;
 *   <li>{@link org.neurosim.models.BinaryNeuron}, {@link org.neurosim.models.Relay} and {@link
 *       org.neurosim.models.IgnoreAndFire}: neurons without a membrane;
 *   <li>{@link org.neurosim.models.RateUnit}, {@link org.neurosim.models.Gain} and {@link
 *       org.neurosim.models.RateConnection}: units that send a rate; {@link org.neurosim.models.Hebb}, {@link
 *       org.neurosim.models.Oja} and {@link org.neurosim.models.Bcm}: rules between them;
 *   <li>{@link org.neurosim.models.GapJunction} and {@link org.neurosim.models.GradedSynapse}: synapses that follow the
 *       membrane potential;
 *   <li>{@link org.neurosim.models.StaticSynapse}: synapses of constant weight; {@link org.neurosim.models.SaturatingNmda}: NMDA synapses whose gating saturates; {@link
 *       org.neurosim.models.TsodyksMarkram}: short-term depression and facilitation; {@link
 *       org.neurosim.models.BinarySynapse}: those of binary neurons;
 *   <li>{@link org.neurosim.models.StructuralPlasticity}, with a {@link org.neurosim.models.GrowthCurve}: synapses that come and go;
 *   <li>{@link org.neurosim.models.Stimuli}: currents and Poisson input;
 *   <li>{@link org.neurosim.models.Sources}: spike sources that stand in a network like a population.
 * </ol>
 *
 * <p>Units throughout: ms, mV, nS, pA, pF, Hz. They fit together: 1 nS x 1 mV = 1 pA, 1 pF x 1 mV / 1 ms = 1 pA, 1 pF /
 * 1 nS = 1 ms.
 */
package org.neurosim.models;
