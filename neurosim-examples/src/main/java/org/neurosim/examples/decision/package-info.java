/** Repeated trials of the decision network and what follows from them: choices, decision times, the psychometric curve. */
package org.neurosim.examples.decision;
