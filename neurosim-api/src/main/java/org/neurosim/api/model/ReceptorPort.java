package org.neurosim.api.model;

import java.util.Objects;

/**
 * A receptor: where synaptic input enters a neuron. A spike of weight w makes the target state variable jump by w at the moment of
 * its arrival.
 *
 * @param name name by which projections address it (for example {@code exc})
 * @param unit unit of the weight (that of the state variable that jumps)
 * @param state index of the state variable that jumps
 */
public record ReceptorPort(String name, String unit, int state) {

    /**
     * Checks that name and unit are there.
     *
     * @param name name by which projections address it (for example {@code exc})
     * @param unit unit of the weight (that of the state variable that jumps)
     * @param state index of the state variable that jumps
     */
    public ReceptorPort {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
    }
}
