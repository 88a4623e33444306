package org.neurosim.core.describe;

import org.neurosim.api.model.NeuronSpec;

/** The parameter to which currents of stimuli and of the host are added where neurons move in closed form: {@link org.neurosim.api.Neuron.EventDriven}. */
public final class ConstantCurrent {

    /** Its name. */
    public static final String NAME = "I_e";

    private ConstantCurrent() {}

    /**
     * Where a model declares it.
     *
     * @param spec declaration of the model
     * @return index of the parameter, -1 if there is none of this name in pA
     */
    public static int indexIn(NeuronSpec spec) {
        int k = spec.parameterIndex(NAME);
        return k >= 0 && spec.parameters().get(k).unit().equals("pA") ? k : -1;
    }
}
