/**
 * Synapses that learn by spikes, and structural plasticity.
 *
 * <ul>
 *   <li>{@link org.neurosim.models.plasticity.PairStdp}, {@link org.neurosim.models.plasticity.PowerLawStdp}, {@link
 *       org.neurosim.models.plasticity.TripletStdp} and {@link org.neurosim.models.plasticity.InhibitoryStdp}: by the times of
 *       spikes; {@link org.neurosim.models.plasticity.DopamineStdp}: with a reward;
 *   <li>{@link org.neurosim.models.plasticity.ClopathStdp} and {@link org.neurosim.models.plasticity.UrbanczikSennRule}: by
 *       the membrane potential;
 *   <li>{@link org.neurosim.models.plasticity.GraupnerBrunel}: by calcium; {@link org.neurosim.models.plasticity.Bcpnn}: by
 *       probabilities; {@link org.neurosim.models.plasticity.SynapticScaling}: with homeostasis;
 *   <li>{@link org.neurosim.models.plasticity.StructuralPlasticity}, with a {@link
 *       org.neurosim.models.plasticity.GrowthCurve}: synapses that come and go.
 * </ul>
 */
package org.neurosim.models.plasticity;
