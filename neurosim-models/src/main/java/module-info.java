/** The built-in neuron models, synapses, stimuli and spike sources of neurosim, written against its API alone. */
module org.neurosim.models {
    requires transitive org.neurosim.api;

    exports org.neurosim.models;
    exports org.neurosim.models.conductance;
    exports org.neurosim.models.eprop;
    exports org.neurosim.models.events;
    exports org.neurosim.models.integratefire;
    exports org.neurosim.models.plasticity;
    exports org.neurosim.models.rates;
    exports org.neurosim.models.stimuli;
    exports org.neurosim.models.synapses;

    provides org.neurosim.api.spi.ModelProvider with
            org.neurosim.models.catalog.BuiltInModels;
}
