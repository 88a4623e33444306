/** Published networks, one class each: the description through {@link org.neurosim.api.NetworkBuilder} with its constants and their sources. */
package org.neurosim.examples.networks;
