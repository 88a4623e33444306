/**
 * Learning by eligibility propagation (Bellec et al. 2020): adaptive integrate-and-fire neurons with a surrogate derivative, readout neurons that hold the error against a target, and the rules that bring
 * both together at the synapses.
 */
package org.neurosim.models.eprop;
