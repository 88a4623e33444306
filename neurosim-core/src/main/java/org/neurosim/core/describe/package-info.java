/** The description of a network, as the builder collects it: what is connected to what, knowing nothing of threads or arrays. */
package org.neurosim.core.describe;
