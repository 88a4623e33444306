/** Builds a scenario's network, runs it and measures time, CPU and memory. */
package org.neurosim.examples.run;
