package org.neurosim.core.events;

import java.util.ArrayList;
import java.util.List;

/** The loops of projections on which no time passes at a given time: those without delay, and those whose delay is lost when it is added to the time. */
final class InstantLoops {

    private final Route[][] bySource;
    private final EventGroups groups;
    private final double time;

    /** By population: whether a spike of it can bring about one of another at the same time. */
    private final boolean[][] reaches;

    /**
     * Looks for the ways.
     *
     * @param bySource by population: the routes of its spikes
     */
    InstantLoops(Route[][] bySource, EventGroups groups, double time) {
        this.bySource = bySource;
        this.groups = groups;
        this.time = time;
        int n = bySource.length;
        reaches = new boolean[n][n];
        for (int p = 0; p < n; p++) {
            reaches[p][p] = true;
            for (Route route : bySource[p]) {
                reaches[p][target(route)] |= isInstant(route);
            }
        }
        for (int between = 0; between < n; between++) {
            for (int p = 0; p < n; p++) {
                for (int q = 0; q < n; q++) {
                    reaches[p][q] |= reaches[p][between] && reaches[between][q];
                }
            }
        }
    }

    private int target(Route route) {
        return groups.population(route.target);
    }

    private boolean isInstant(Route route) {
        return route.synapses() > 0 && route.firstArrival(time) == time;
    }

    /** Why a neuron of a population spikes again and again at the time: the loops through the population, else those that lead to it, else its reset. */
    String cause(int population) {
        List<Route> loop = loops(population, true);
        if (loop.isEmpty()) {
            loop = loops(population, false);
        }
        if (loop.isEmpty()) {
            return "its reset leaves it at or above its threshold";
        }
        List<String> names = loop.stream().map(r -> r.label).distinct().toList();
        List<String> lost = loop.stream()
                .filter(r -> r.rows.minDelay() > 0)
                .map(r -> r.label + " (" + r.rows.minDelay() + " ms)")
                .distinct()
                .toList();
        return "give the projections without delay a delay or the neurons a refractory period: "
                + String.join(", ", names)
                + (lost.isEmpty()
                        ? ""
                        : "; lost in the rounding of times, whose last digit is " + Math.ulp(time)
                                + " ms here, are the delays of " + String.join(", ", lost));
    }

    private List<Route> loops(int population, boolean through) {
        List<Route> found = new ArrayList<>();
        for (int p = 0; p < bySource.length; p++) {
            for (Route route : bySource[p]) {
                int q = target(route);
                boolean isOn = isInstant(route) && reaches[q][p];
                if (isOn && reaches[q][population] && (!through || reaches[population][p])) {
                    found.add(route);
                }
            }
        }
        return found;
    }
}
