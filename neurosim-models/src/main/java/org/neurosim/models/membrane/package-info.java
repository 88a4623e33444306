/** The membrane equation, over blocks: what neuron models of several packages put together. Not exported. */
package org.neurosim.models.membrane;
