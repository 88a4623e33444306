/** Which neurons are connected, and values per neuron or per synapse. */
package org.neurosim.api.connect;
