package org.neurosim.api.spi;

import org.neurosim.api.NetworkBuilder;

/** Service by which {@link NetworkBuilder#create()} finds an engine. Not for users. */
public interface EngineProvider {

    /**
     * A new builder.
     *
     * @return an empty builder
     */
    NetworkBuilder newBuilder();
}
