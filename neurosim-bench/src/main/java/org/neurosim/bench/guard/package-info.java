/** The regression guard: kernels measured against a calibration of the same run and compared with a stored baseline. */
package org.neurosim.bench.guard;
