/** How the API finds an engine. */
package org.neurosim.api.spi;
