/** What authors of neuron and synapse models, stimuli and integrators meet: declarations and the blocks that kernels work on. */
package org.neurosim.api.model;
