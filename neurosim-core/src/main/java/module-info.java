/** The engine of neurosim and its built-in numerical methods. */
module org.neurosim.core {
    requires transitive org.neurosim.api;
    requires org.slf4j;
    requires static jdk.incubator.vector;

    exports org.neurosim.core.integrators;

    provides org.neurosim.api.spi.EngineProvider with
            org.neurosim.core.CoreEngine;
}
