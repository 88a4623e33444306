/** Side-by-side runs with other simulators. */
package org.neurosim.bench.peer;
