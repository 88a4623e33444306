package org.neurosim.core.events;

import java.util.LinkedHashMap;
import java.util.Map;
import org.neurosim.api.NeurosimException;

/** How many spikes are kept, on their way or for the recorders: the most so far, and the most that the user wants to have memory for. */
final class PendingBound {

    private final long most;
    private long peak;

    PendingBound(long most) {
        this.most = most;
    }

    /** The most spikes kept so far. */
    long peak() {
        return peak;
    }

    /**
     * Takes note of a number of spikes.
     *
     * @return how many more there can be before they must be counted again; negative if there are too many
     */
    long count(long kept) {
        if (kept > most) {
            return -1;
        }
        peak = Math.max(peak, kept);
        return peak - kept;
    }

    /**
     * Too many spikes.
     *
     * @param recorded spikes that wait for the recorders
     * @param time time, ms
     * @param routes routes of the spikes on their way
     */
    NeurosimException exceeded(long recorded, double time, Route[] routes) {
        Map<String, Long> byProjection = new LinkedHashMap<>();
        for (Route route : routes) {
            byProjection.merge(route.label, (long) route.pending(), Long::sum);
        }
        Map.Entry<String, Long> fullest = byProjection.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElse(Map.entry("", 0L));
        String where = fullest.getValue() >= recorded
                ? fullest.getValue() + " of them through projection " + fullest.getKey()
                        + ": shorten its delays or lower the rate of its sources, or allow more (20 to 40 bytes each)"
                : recorded + " of them of the last millisecond or step, for the recorders: lower the rates, or allow"
                        + " more (16 bytes each)";
        return new NeurosimException("at " + time + " ms more than " + most
                + " spikes are on their way, maxPendingSpikes of the options; " + where);
    }
}
