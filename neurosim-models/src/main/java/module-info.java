/** The built-in neuron models, synapses, stimuli and spike sources of neurosim, written against its API alone. */
module org.neurosim.models {
    requires transitive org.neurosim.api;

    exports org.neurosim.models;

    provides org.neurosim.api.spi.ModelProvider with
            org.neurosim.models.catalog.BuiltInModels;
}
