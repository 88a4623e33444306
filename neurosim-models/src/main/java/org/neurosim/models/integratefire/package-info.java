/**
 * Integrate-and-fire neurons, whose spikes are a threshold and a reset, and neurons without a membrane.
 *
 * <ul>
 *   <li>{@link org.neurosim.models.integratefire.Lif}: the leaky integrate-and-fire neuron; {@link
 *       org.neurosim.models.integratefire.PerfectIf}: without a leak; {@link
 *       org.neurosim.models.integratefire.BrunelWang}: the cells of the working-memory and decision networks;
 *   <li>{@link org.neurosim.models.integratefire.AdaptiveLif}, {@link org.neurosim.models.integratefire.Mat}, {@link
 *       org.neurosim.models.integratefire.Glif}, {@link org.neurosim.models.integratefire.Gif} and {@link
 *       org.neurosim.models.integratefire.SpikeResponse}: adapt by conductances, currents or their threshold, sharp or noisy;
 *   <li>{@link org.neurosim.models.integratefire.Eif}, {@link org.neurosim.models.integratefire.AdEx}, {@link
 *       org.neurosim.models.integratefire.Qif}, {@link org.neurosim.models.integratefire.ThetaNeuron}, {@link
 *       org.neurosim.models.integratefire.Izhikevich2003} and {@link org.neurosim.models.integratefire.Izhikevich2007}: with
 *       an upstroke of their own;
 *   <li>{@link org.neurosim.models.integratefire.ClopathAdEx} and {@link
 *       org.neurosim.models.integratefire.UrbanczikSenn}: with the variables that a learning rule reads;
 *   <li>{@link org.neurosim.models.integratefire.BinaryNeuron}, {@link org.neurosim.models.integratefire.Relay} and {@link
 *       org.neurosim.models.integratefire.IgnoreAndFire}: without a membrane.
 * </ul>
 */
package org.neurosim.models.integratefire;
