package org.neurosim.examples.networks;

import java.util.List;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;

/** A published network that can be run by name. Stateless. */
public interface Scenario {

    /** A state variable of the first population's first neuron that is drawn and written to a file, and the axis it is drawn on. */
    record Trace(String variable, String axis) {}

    /** A time at which something is done to the network, shaded in figures: its name, start and end in ms. */
    record Episode(String name, double from, double to) {

        /** The first and the last stretch of a run, each as long as given or as the run, ms. */
        static List<Episode> atBothEnds(double length, double duration) {
            return List.of(
                    new Episode("at the start", 0, Math.min(length, duration)),
                    new Episode("at the end", Math.max(0, duration - length), duration));
        }
    }

    /**
     * What the user may choose: time step in ms, the size as a fraction of the published one, in (0, 1], and the seed, for what is drawn at random beside the
     * network's own random numbers.
     */
    record Setting(double timeStep, double scale, long seed) {

        /** With seed 1. */
        public Setting(double timeStep, double scale) {
            this(timeStep, scale, 1);
        }
    }

    /** The name on the command line. */
    String name();

    /** What it is, with its source, in one line. */
    String description();

    /** Biological time that is run unless told otherwise, ms. */
    default double defaultDuration() {
        return 1_000;
    }

    /** Time step unless told otherwise, ms. */
    default double defaultTimeStep() {
        return 0.1;
    }

    /** Size unless told otherwise, as a fraction of the published one. */
    default double defaultScale() {
        return 1;
    }

    /** The smallest size that makes sense, as a fraction of the published one; 1 if the size is fixed. */
    default double smallestScale() {
        return 1;
    }

    /** State variables to draw; none by default. */
    default List<Trace> traces() {
        return List.of();
    }

    /** What is done to the network and when; nothing by default. */
    default List<Episode> episodes() {
        return List.of();
    }

    /**
     * Names of the populations whose rates are drawn, each in a colour of its own. By default all where there are up to three, else one curve for all neurons.
     */
    default List<String> rateCurves() {
        return List.of();
    }

    /** Width of the bins of the rates that are drawn, ms; 0, the default, for one that suits the duration. */
    default double rateBin() {
        return 0;
    }

    /**
     * Stretches of time whose spikes are drawn, each in a panel of its own; nothing, the default, for the whole run in one.
     *
     * @param duration biological time that is run, ms
     */
    default List<Episode> rasters(double duration) {
        return List.of();
    }

    /**
     * Stretches of time whose power spectra are drawn; nothing by default.
     *
     * @param duration biological time that is run, ms
     */
    default List<Episode> spectra(double duration) {
        return List.of();
    }

    /** Name of the population whose neurons stand on a ring, so that the direction of its activity is drawn over time; empty, the default, if there is none. */
    default String ring() {
        return "";
    }

    /**
     * Describes the network, and what is done with it beside recording spikes; by default nothing.
     *
     * @param b empty builder that gets the description
     * @param setting time step, scale and seed
     * @return the network and what is done with it
     */
    default Experiment experiment(NetworkBuilder b, Setting setting) {
        return new Experiment(describe(b, setting), List.of(), List.of());
    }

    /**
     * Describes the network.
     *
     * @param b empty builder that gets the description
     * @param setting time step, scale and seed
     * @return the populations, in the order of their declaration
     */
    List<Population> describe(NetworkBuilder b, Setting setting);
}
