package org.neurosim.core.math;

/** The same with the Vector API. Run by the execution that adds its module. */
class RelaxationVectorTest extends RelaxationTest {}
