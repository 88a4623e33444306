/** The API of neurosim: what users of networks and authors of models and methods need. Depends on nothing but java.base. */
module org.neurosim.api {
    exports org.neurosim.api;
    exports org.neurosim.api.connect;
    exports org.neurosim.api.math;
    exports org.neurosim.api.model;
    exports org.neurosim.api.record;
    exports org.neurosim.api.spi;

    uses org.neurosim.api.spi.EngineProvider;
    uses org.neurosim.api.spi.ModelProvider;
}
