package org.neurosim.core.describe;

import java.util.Arrays;
import org.neurosim.api.CurrentInput;
import org.neurosim.api.model.Drive;
import org.neurosim.api.model.Stimulus;

/** A current that the host program sets. */
final class HostCurrent implements CurrentInput, Stimulus {

    private final String label;
    private final double[] values;

    HostCurrent(String label, int size) {
        this.label = label;
        this.values = new double[size];
    }

    @Override
    public void set(int neuron, double current) {
        if (neuron < 0 || neuron >= values.length) {
            throw new IndexOutOfBoundsException("current input into " + label + ": neuron " + neuron
                    + "; must be in [0, " + (values.length - 1) + "]");
        }
        requireFinite(current);
        values[neuron] = current;
    }

    @Override
    public void setAll(double current) {
        requireFinite(current);
        Arrays.fill(values, current);
    }

    private void requireFinite(double current) {
        if (!Double.isFinite(current)) {
            throw new IllegalArgumentException("current into " + label + " = " + current + " pA; must be finite");
        }
    }

    @Override
    public String name() {
        return "host current";
    }

    @Override
    public Port port() {
        return Port.CURRENT;
    }

    @Override
    public void apply(Drive drive) {
        System.arraycopy(values, drive.first(), drive.out(), 0, drive.size());
    }
}
