package org.neurosim.examples.run;

/** Weights were to be set that are not those of the network's synapses. */
public final class UnfitWeightsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnfitWeightsException(String message) {
        super(message);
    }
}
