/**
 * Synapses as the engine stores them: compact rows by source neuron, per partition of target neurons, and their delivery into input columns.
 */
package org.neurosim.core.synapse;
