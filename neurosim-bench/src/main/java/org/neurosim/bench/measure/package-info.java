/** Statistics, tables, JSON lines, child processes and the runs of whole networks. */
package org.neurosim.bench.measure;
