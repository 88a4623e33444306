/** Cost against the size of a network. */
package org.neurosim.bench.sweep;
