package org.neurosim.core.engine;

/** The golden values with the Vector API: the same ones. Run by the execution that adds its module. */
class GoldenVectorTest extends GoldenTest {}
