/** How the API finds an engine and the models. */
package org.neurosim.api.spi;
