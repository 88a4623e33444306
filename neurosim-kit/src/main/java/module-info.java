/** Test batteries for the authors of neuron models and synapse rules. */
module org.neurosim.kit {
    requires transitive org.neurosim.api;
    requires org.neurosim.core;
    requires transitive org.junit.jupiter.api;

    exports org.neurosim.kit;
}
