/** How a described network is divided among partitions, each of which one thread advances. */
package org.neurosim.core.decompose;
