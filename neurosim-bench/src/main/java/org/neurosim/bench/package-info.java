/** JMH benchmarks of the hot loops. Each class says how to run it; {@code docs/performance.md} says how to read them. */
package org.neurosim.bench;
