package org.neurosim.core;

import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.spi.EngineProvider;
import org.neurosim.core.describe.NetworkDescription;

/** The service by which the API finds this engine. Use {@link NetworkBuilder#create()}. */
public final class CoreEngine implements EngineProvider {

    /** For the service loader. */
    public CoreEngine() {}

    @Override
    public NetworkBuilder newBuilder() {
        return new NetworkDescription();
    }
}
