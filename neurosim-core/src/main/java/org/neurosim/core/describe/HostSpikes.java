package org.neurosim.core.describe;

import org.neurosim.api.SpikeInput;
import org.neurosim.api.model.Emission;
import org.neurosim.api.model.SpikeSource;

/** Cells that the host program lets spike. */
final class HostSpikes extends PopulationDescription implements SpikeInput {

    private final boolean[] pending;

    HostSpikes(NetworkDescription network, String name, int index, int firstGlobalId, int size) {
        this(network, name, index, firstGlobalId, size, new boolean[size]);
    }

    private HostSpikes(
            NetworkDescription network, String name, int index, int firstGlobalId, int size, boolean[] pending) {
        super(network, name, index, firstGlobalId, size, null, new Pending(pending));
        this.pending = pending;
    }

    @Override
    public void fire(int cell) {
        if (cell < 0 || cell >= pending.length) {
            throw new IndexOutOfBoundsException(
                    "spike input " + name() + ": cell " + cell + "; must be in [0, " + (pending.length - 1) + "]");
        }
        pending[cell] = true;
    }

    /** Emits what is pending; the array belongs to one network, whose partitions look at separate parts of it. */
    private record Pending(boolean[] cells) implements SpikeSource {

        @Override
        public String name() {
            return "host spikes";
        }

        @Override
        public void emit(Emission emission) {
            int first = emission.first();
            for (int i = 0; i < emission.size(); i++) {
                if (cells[first + i]) {
                    cells[first + i] = false;
                    emission.spike(i);
                }
            }
        }
    }
}
