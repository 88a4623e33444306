/** The recorders: filled by the engine while a network runs, read by the user. */
package org.neurosim.core.record;
