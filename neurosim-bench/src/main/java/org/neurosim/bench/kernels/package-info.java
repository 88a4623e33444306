/** The small networks whose cost is measured: shared by the JMH benchmarks and the regression guard. */
package org.neurosim.bench.kernels;
