package org.neurosim.core.events;

import java.util.LinkedHashMap;
import java.util.Map;
import org.neurosim.api.NeurosimException;

/** Stops a network that has more spikes on their way than the user wants to have memory for. */
final class PendingBound {

    private PendingBound() {}

    /**
     * Checks.
     *
     * @param pending spikes on their way
     * @param most how many there may be
     * @param time time, ms
     * @param routes routes of these spikes
     * @return spikes on their way
     */
    static long check(long pending, long most, double time, Route[] routes) {
        if (pending <= most) {
            return pending;
        }
        Map<String, Long> byProjection = new LinkedHashMap<>();
        for (Route route : routes) {
            byProjection.merge(route.label, (long) route.pending(), Long::sum);
        }
        Map.Entry<String, Long> fullest = byProjection.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow();
        throw new NeurosimException("at " + time + " ms more than " + most
                + " spikes are on their way, maxPendingSpikes of the options; " + fullest.getValue()
                + " of them through projection " + fullest.getKey()
                + ": shorten its delays or lower the rate of its sources, or allow more (20 to 40 bytes each)");
    }
}
