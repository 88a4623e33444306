/**
 * Input: {@link org.neurosim.models.stimuli.Stimuli currents and Poisson input} that are applied to a population, and {@link
 * org.neurosim.models.stimuli.Sources spike sources} that stand in a network like a population.
 */
package org.neurosim.models.stimuli;
