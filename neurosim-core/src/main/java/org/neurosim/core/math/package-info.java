/**
 * Operations over columns, in plain Java and with the Vector API, with the same bits: elementary functions and the search for
 * elements above a threshold. The only place that knows of the Vector API.
 */
package org.neurosim.core.math;
