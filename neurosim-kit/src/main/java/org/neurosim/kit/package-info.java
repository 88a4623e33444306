/**
 * Test batteries for models of one's own: extend {@link org.neurosim.kit.NeuronContract} or {@link org.neurosim.kit.SynapseContract} in a test class, name the
 * model, and inherit all its tests. For the test scope.
 */
package org.neurosim.kit;
