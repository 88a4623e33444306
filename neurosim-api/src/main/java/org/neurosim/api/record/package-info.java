/** Results: spikes, state variables, population rates. */
package org.neurosim.api.record;
