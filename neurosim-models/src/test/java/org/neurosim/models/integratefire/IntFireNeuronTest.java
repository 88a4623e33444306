package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.stimuli.Sources;

/** NEURON's event-driven cells IntFire1, IntFire2 and IntFire4 as special cases of {@link Lif}, with two seconds of random inputs; {@code intfire_neuron.py} beside the data has measured them and tells the equations. */
class IntFireNeuronTest {

    private static final double DURATION = 2000;
    private static final String[][] INPUT = rows("input.csv");
    private static final String[][] SPIKES = rows("spikes.csv");
    private static final double[] TIMES =
            Arrays.stream(INPUT).mapToDouble(r -> Double.parseDouble(r[0])).toArray();
    private static final double[] SIZES =
            Arrays.stream(INPUT).mapToDouble(r -> Double.parseDouble(r[1])).toArray();

    /** Onto one receptor: what inputs of size 1 and those of size -1 weigh. */
    private record Port(String receptor, double positive, double negative) {}

    private static String[][] rows(String resource) {
        try (InputStream in = IntFireNeuronTest.class.getResourceAsStream("/intfire/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(","))
                    .toArray(String[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] run(Lif.Builder lif, Port... ports) {
        NetworkBuilder b = NetworkBuilder.create();
        double[][] trains = Arrays.stream(TIMES).mapToObj(t -> new double[] {t}).toArray(double[][]::new);
        Population inputs = b.source("inputs", TIMES.length, Sources.spikes(trains));
        Population p = b.population("p", 1, lif.build()).integrator(eventDriven());
        for (Port port : ports) {
            double[] weights = Arrays.stream(SIZES)
                    .map(s -> s > 0 ? s * port.positive : -s * port.negative)
                    .toArray();
            b.project(inputs, p)
                    .connect(allToAll())
                    .receptor(port.receptor)
                    .weight(array(weights))
                    .delay(0);
        }
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(SimulationOptions.timeStep(1))) {
            net.run(DURATION);
        }
        return spikes.times();
    }

    private static void compare(String cell, double[] times, double tolerance) {
        double[] expected = Arrays.stream(SPIKES)
                .filter(row -> row[0].equals(cell))
                .mapToDouble(row -> Double.parseDouble(row[1]))
                .toArray();
        assertThat(expected.length).isGreaterThan(100);
        assertThat(times).as(cell).hasSameSizeAs(expected);
        assertThat(times).as(cell).containsExactly(expected, within(tolerance));
    }

    /** With these C_m = tau_m, so that a current of 1 pA moves the potential by 1 mV. */
    private static Lif.Builder unit(double tau) {
        return Lif.builder()
                .tauM(tau)
                .capacitance(tau)
                .restingPotential(0)
                .threshold(1)
                .reset(0)
                .refractory(0);
    }

    /** Spikes are at the times of inputs. */
    @Test
    @DisplayName("IntFire1: jumps, at the times of inputs")
    void intFire1() {
        Receptor in = Receptor.delta("in");
        compare("IntFire1", run(unit(10).refractory(2).receptor(in), new Port("in", 0.3, -0.2)), 0);
        compare("IntFire1-slow", run(unit(50).refractory(0.5).receptor(in), new Port("in", 0.2, -0.2)), 0);
    }

    /** NEURON ends Newton's method when a step in exp(-t / tau) is below 1e-6, and the error after it in proportion to its square. */
    @Test
    @DisplayName("IntFire2: exponential current, with a drive below and above the threshold")
    void intFire2() {
        compare(
                "IntFire2",
                run(unit(10).current(0.2).receptor(Receptor.expCurrent("in", 20)), new Port("in", 0.2, -0.15)),
                1e-9);
        compare(
                "IntFire2-driven",
                run(unit(5).current(1.2).receptor(Receptor.expCurrent("in", 8)), new Port("in", 0.1, -0.25)),
                1e-9);
    }

    /** NEURON takes 1 - 1e-9 for the threshold where its steps towards it end; a neuron rises by some 0.01 to 1 per ms there. */
    @Test
    @DisplayName("IntFire4: exponential excitation, inhibition by a difference of exponentials, two forms of it")
    void intFire4() {
        intFire4("IntFire4", new double[] {5, 9, 10, 30}, 0.2, -0.15);
        intFire4("IntFire4-fast", new double[] {1.5, 2, 6, 10}, 0.35, -0.25);
    }

    private static void intFire4(String cell, double[] taus, double positive, double negative) {
        double membrane = taus[3];
        double exc = positive / peak(t -> response(t, taus[0], membrane));
        double inh = negative / peak(t -> response(t, taus[2], membrane) - response(t, taus[1], membrane));
        Receptor excitation = Receptor.expCurrent("exc", taus[0]);
        double[] asTwo = run(
                unit(membrane)
                        .receptor(excitation)
                        .receptor(Receptor.expCurrent("rise", taus[1]))
                        .receptor(Receptor.expCurrent("decay", taus[2])),
                new Port("exc", exc, 0),
                new Port("rise", 0, -inh),
                new Port("decay", 0, inh));
        compare(cell, asTwo, 1e-6);
        double height = peak(t -> Math.exp(-t / taus[2]) - Math.exp(-t / taus[1]));
        double[] asBeta = run(
                unit(membrane).receptor(excitation).receptor(Receptor.betaCurrent("inh", taus[1], taus[2])),
                new Port("exc", exc, 0),
                new Port("inh", 0, inh * height));
        assertThat(asBeta).containsExactly(asTwo, within(1e-9));
    }

    /** Of v to a current exp(-t / tau). */
    private static double response(double t, double tau, double membrane) {
        return tau / (tau - membrane) * (Math.exp(-t / tau) - Math.exp(-t / membrane));
    }

    /** The maximum of a function that rises to it and falls from there, by ternary search. */
    private static double peak(DoubleUnaryOperator function) {
        double from = 0;
        double to = 200;
        for (int k = 0; k < 200; k++) {
            double third = (to - from) / 3;
            if (function.applyAsDouble(from + third) < function.applyAsDouble(to - third)) {
                from += third;
            } else {
                to -= third;
            }
        }
        return function.applyAsDouble(from);
    }
}
