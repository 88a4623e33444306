package org.neurosim.models.synapses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.models.Receptor.gradedConductance;
import static org.neurosim.models.Solution.bernoulli;
import static org.neurosim.models.synapses.GapJunction.gapJunction;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.Integrator;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.connect.Values;
import org.neurosim.api.record.StateRecord;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Errors;
import org.neurosim.models.Receptor;
import org.neurosim.models.ReferenceCsv;
import org.neurosim.models.Solution;
import org.neurosim.models.conductance.ConnorStevens;
import org.neurosim.models.conductance.FitzHughNagumo;
import org.neurosim.models.conductance.HindmarshRose;
import org.neurosim.models.conductance.HodgkinHuxley;
import org.neurosim.models.conductance.MorrisLecar;
import org.neurosim.models.conductance.PinskyRinzel;
import org.neurosim.models.conductance.Pospischil;
import org.neurosim.models.conductance.TraubMiles;
import org.neurosim.models.conductance.WangBuzsaki;
import org.neurosim.models.integratefire.AdEx;
import org.neurosim.models.integratefire.AdaptiveLif;
import org.neurosim.models.integratefire.Eif;
import org.neurosim.models.integratefire.Gif;
import org.neurosim.models.integratefire.Izhikevich2003;
import org.neurosim.models.integratefire.Izhikevich2007;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.integratefire.Mat;
import org.neurosim.models.integratefire.Qif;
import org.neurosim.models.stimuli.Stimuli;

/** Gap junctions against closed forms, solutions of all equations at once, NEURON and NEST. */
class GapJunctionTest {
    private static final double INTERVAL = 0.1;

    /** v of both of two coupled cells every 0.1 ms; the current goes into the first. */
    private static double[][] pair(
            Neuron model,
            Integrator integrator,
            double g,
            double[] v,
            double current,
            double on,
            double off,
            double dt,
            double duration) {
        NetworkBuilder b = NetworkBuilder.create();
        Population cells =
                b.population("cells", 2, model).integrator(integrator).initially("v", Values.array(v));
        b.stimulate(cells.slice(0, 1), Stimuli.step(current, on, off));
        couple(b, cells, g);
        StateRecord record = b.record(cells, "v", INTERVAL);
        try (Network net = b.build(timeStep(dt))) {
            net.run(duration);
        }
        return new double[][] {record.of(0), record.of(1)};
    }

    private static void couple(NetworkBuilder b, Population cells, double g) {
        b.project(cells, cells)
                .connect(allToAll().withoutAutapses())
                .synapse(gapJunction())
                .receptor("gap")
                .weight(g);
    }

    private static double worst(double[][] a, double[][] b) {
        int n = a[0].length;
        return Math.max(Errors.absolute(a[0], 0, b[0], 0, n), Errors.absolute(a[1], 0, b[1], 0, n));
    }

    /** Two passive cells: the sum of the potentials relaxes with tau, the difference with tau / (1 + 2 g / g_L). */
    private static double passive(double dt) {
        Neuron lif = Lif.builder()
                .capacitance(100)
                .leakConductance(10)
                .restingPotential(-70)
                .threshold(1000)
                .receptor(Receptor.gapJunction("gap"))
                .build();
        double[][] v = pair(lif, Integrators.exponentialEuler(), 5, new double[] {-50, -64}, 0, 0, 1, dt, 30);
        double worst = 0;
        for (int k = 0; k < v[0].length; k++) {
            double sum = 26 * Math.exp(-k * INTERVAL / 10);
            double difference = 14 * Math.exp(-k * INTERVAL / 5);
            worst = Math.max(worst, Math.abs(v[0][k] + 70 - (sum + difference) / 2));
            worst = Math.max(worst, Math.abs(v[1][k] + 70 - (sum - difference) / 2));
        }
        return worst;
    }

    @Test
    @DisplayName("passive cells: the closed form, with an error of second order in the time step")
    void passiveClosedForm() {
        double coarse = passive(0.1);
        double fine = passive(0.05);
        assertThat(fine).isLessThan(3e-3);
        // Doubling the step costs 4 times, apart from terms of third order.
        assertThat(coarse / fine).isCloseTo(4, within(0.3));
    }

    private static Neuron wangBuzsaki() {
        return WangBuzsaki.builder().receptor(Receptor.gapJunction("gap")).build();
    }

    /** The printed equations of two cells with 5 nS between them, 150 pA into the first. */
    private static void wangBuzsaki(double t, double[] x, double[] dx) {
        for (int cell = 0; cell < 2; cell++) {
            int o = 3 * cell;
            double v = x[o];
            double am = bernoulli(-(v + 35) / 10);
            double m = am / (am + 4 * Math.exp(-(v + 60) / 18));
            double current = 5 * (x[3 - o] - v) + (cell == 0 ? 150 : 0);
            dx[o] = (3500 * m * m * m * x[o + 1] * (55 - v)
                            + 900 * Math.pow(x[o + 2], 4) * (-90 - v)
                            + 10 * (-65 - v)
                            + current)
                    / 100;
            dx[o + 1] =
                    5 * (0.07 * Math.exp(-(v + 58) / 20) * (1 - x[o + 1]) - x[o + 1] / (Math.exp(-0.1 * (v + 28)) + 1));
            dx[o + 2] = 5
                    * (0.1 * bernoulli(-(v + 34) / 10) * (1 - x[o + 2]) - 0.125 * Math.exp(-(v + 44) / 80) * x[o + 2]);
        }
    }

    private static double steady(double a, double b) {
        return a / (a + b);
    }

    private static double[][] wangBuzsakiSolution(int samples) {
        double[] start = new double[6];
        double[] v = {-65, -60};
        for (int cell = 0; cell < 2; cell++) {
            double u = v[cell];
            start[3 * cell] = u;
            start[3 * cell + 1] = steady(0.07 * Math.exp(-(u + 58) / 20), 1 / (Math.exp(-0.1 * (u + 28)) + 1));
            start[3 * cell + 2] = steady(0.1 * bernoulli(-(u + 34) / 10), 0.125 * Math.exp(-(u + 44) / 80));
        }
        double[][] x = Solution.sample(GapJunctionTest::wangBuzsaki, start, INTERVAL, samples);
        return new double[][] {x[0], x[3]};
    }

    @Test
    @DisplayName("spiking Wang-Buzsaki cells: both equations solved as one system, error of second order")
    void wangBuzsakiPair() {
        double[][] solution = wangBuzsakiSolution(401);
        double[] v = {-65, -60};
        double[][] coarse = pair(wangBuzsaki(), Integrators.rk4(), 5, v, 150, 0, 1e9, 0.005, 40);
        double[][] fine = pair(wangBuzsaki(), Integrators.rk4(), 5, v, 150, 0, 1e9, 0.0025, 40);
        assertThat(Errors.crossings(solution[0], 0, INTERVAL)).hasSizeGreaterThan(2);
        // 0.02 mV at an upstroke of 300 mV/ms is a tenth of a microsecond.
        assertThat(worst(fine, solution)).isLessThan(0.02);
        assertThat(worst(coarse, solution) / worst(fine, solution)).isCloseTo(4, within(0.4));
    }

    @Test
    @DisplayName("two spiking squid patches: NEURON's half gaps with CVODE")
    void neuron() {
        ReferenceCsv reference = ReferenceCsv.read("neuron/gap_hh_cvode.csv");
        double area = Math.PI * 400; // um2
        Neuron cell = HodgkinHuxley.builder()
                .capacitance(area * 0.01)
                .sodium(area * 1.2, 50)
                .potassium(area * 0.36, -77)
                .leak(area * 0.003, -54.3)
                .receptor(Receptor.gapJunction("gap"))
                .build();
        double[][] v = pair(cell, Integrators.rk4(), 4, new double[] {-65, -65}, 250, 5, 65, 0.005, 100);
        double[][] expected = {reference.column("v_a_mV"), reference.column("v_b_mV")};
        for (int c = 0; c < 2; c++) {
            // The file gives v to 8 digits, CVODE interpolates with some 1e-5 mV; 0.02 mV is what a shift of a tenth
            // of a microsecond makes at the upstroke.
            assertThat(v[c]).usingComparatorWithPrecision(0.02).containsExactly(expected[c]);
        }
        assertThat(Errors.crossings(v[1], 0, INTERVAL)).hasSize(5);
    }

    @Test
    @DisplayName("two Traub-Miles cells before their first spike: NEST's waveform relaxation")
    void nest() {
        ReferenceCsv reference = ReferenceCsv.read("nest/hh_cond_beta_gap_traub_pair.csv");
        Neuron cell = TraubMiles.builder()
                .capacitance(reference.parameter("C_m"))
                .sodium(reference.parameter("g_Na"), reference.parameter("E_Na"))
                .potassium(reference.parameter("g_K"), reference.parameter("E_K"))
                .leak(reference.parameter("g_L"), reference.parameter("E_L"))
                .voltageOffset(reference.parameter("V_T"))
                .receptor(Receptor.gapJunction("gap"))
                .build();
        NetworkBuilder b = NetworkBuilder.create();
        // NEST computes the initial gates without V_T; they are taken from the header.
        Population cells = b.population("cells", 2, cell)
                .integrator(Integrators.rk4())
                .initially("v", -60)
                .initially("m", reference.parameter("Act_m"))
                .initially("h", reference.parameter("Inact_h"))
                .initially("n", reference.parameter("Act_n"));
        b.stimulate(cells.slice(0, 1), Stimuli.direct(200));
        couple(b, cells, 20);
        StateRecord record = b.record(cells, "v", INTERVAL);
        try (Network net = b.build(timeStep(0.01))) {
            net.run(90);
        }
        double[] times = reference.column("t_ms");
        double[][] expected = {reference.column("V1"), reference.column("V2")};
        for (int k = 0; times[k] < 89.95; k++) {
            int sample = (int) Math.round(times[k] / INTERVAL);
            for (int c = 0; c < 2; c++) {
                // NEST's steps of 0.1 ms reach 8e-3 mV by the file's estimate.
                assertThat(record.of(c)[sample])
                        .as("cell %d at %s ms", c, times[k])
                        .isCloseTo(expected[c][k], within(8e-3));
            }
        }
    }

    /** A model built with one receptor. */
    private record Built(String name, Function<Receptor, Neuron> build) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Built> models() {
        return Stream.of(
                new Built("Lif", r -> Lif.builder().receptor(r).build()),
                new Built("Eif", r -> Eif.builder().receptor(r).build()),
                new Built("AdEx", r -> AdEx.builder().receptor(r).build()),
                new Built("Qif", r -> Qif.builder().receptor(r).build()),
                new Built(
                        "Izhikevich2003",
                        r -> Izhikevich2003.builder().receptor(r).build()),
                new Built(
                        "Izhikevich2007",
                        r -> Izhikevich2007.builder().receptor(r).build()),
                new Built("AdaptiveLif", r -> AdaptiveLif.builder().receptor(r).build()),
                new Built("Gif", r -> Gif.builder().receptor(r).build()),
                new Built(
                        "HodgkinHuxley",
                        r -> HodgkinHuxley.builder().receptor(r).build()),
                new Built("TraubMiles", r -> TraubMiles.builder().receptor(r).build()),
                new Built("WangBuzsaki", r -> WangBuzsaki.builder().receptor(r).build()),
                new Built(
                        "ConnorStevens",
                        r -> ConnorStevens.builder().receptor(r).build()),
                new Built(
                        "Pospischil",
                        r -> Pospischil.regularSpiking().receptor(r).build()),
                new Built("MorrisLecar", r -> MorrisLecar.typeOne().receptor(r).build()),
                new Built(
                        "FitzHughNagumo",
                        r -> FitzHughNagumo.builder().receptor(r).build()),
                new Built(
                        "HindmarshRose",
                        r -> HindmarshRose.builder().receptor(r).build()));
    }

    private static double[] driven(Neuron model, String[] variables, double[] values) {
        NetworkBuilder b = NetworkBuilder.create();
        Population cell = b.population("cell", 1, model);
        StateRecord record = b.record(cell, "v", INTERVAL);
        try (Network net = b.build(timeStep(INTERVAL))) {
            for (int k = 0; k < variables.length; k++) {
                net.write(cell, variables[k], values[k]);
            }
            net.run(2);
        }
        return record.of(0);
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("every model that takes conductances takes gap junctions: a neighbour held at E is a conductance to E")
    void everyModel(Built built) {
        double g = 0.5;
        double e = -20;
        double[] coupled = driven(
                built.build.apply(Receptor.gapJunction("gap")), new String[] {"S_gap", "g_gap"}, new double[] {g * e, g
                });
        double[] opened =
                driven(built.build.apply(gradedConductance("open", e)), new String[] {"g_open"}, new double[] {g});
        double[] alone = driven(built.build.apply(gradedConductance("open", e)), new String[0], new double[0]);
        assertThat(coupled).usingComparatorWithPrecision(1e-9).containsExactly(opened);
        assertThat(Math.abs(coupled[10] - alone[10])).isGreaterThan(1e-3);
    }

    @Test
    @DisplayName("the dendrite of the Pinsky-Rinzel cell couples by its own potential")
    void dendrite() {
        Neuron cell = PinskyRinzel.builder()
                .dendriticReceptor(Receptor.gapJunction("gap"))
                .build();
        NetworkBuilder b = NetworkBuilder.create();
        Population cells = b.population("cells", 2, cell).initially("v_d", Values.array(-60, -40));
        b.project(cells, cells)
                .connect(allToAll().withoutAutapses())
                .synapse(GapJunction.from("v_d"))
                .receptor("gap")
                .weight(2);
        try (Network net = b.build(timeStep(0.01))) {
            net.step();
            assertThat(net.read(cells, "S_gap")).containsExactly(-80, -120);
            assertThat(net.read(cells, "g_gap")).containsExactly(2, 2);
        }
    }

    @Test
    @DisplayName("a gap junction needs its receptor, and the receptor a gap junction")
    void refusals() {
        NetworkBuilder b = NetworkBuilder.create();
        Population cells = b.population(
                "cells", 2, Lif.builder().receptor(gradedConductance("open", 0)).build());
        b.project(cells, cells).connect(allToAll()).synapse(gapJunction());
        assertThatThrownBy(() -> b.build(timeStep(0.1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContainingAll("GapJunction", "open", "build the model with one");
        NetworkBuilder other = NetworkBuilder.create();
        Population coupled = other.population(
                "coupled",
                2,
                Lif.builder().receptor(Receptor.gapJunction("gap")).build());
        other.stimulate(coupled, "gap", Stimuli.poisson(100, 1));
        assertThatThrownBy(() -> other.build(timeStep(0.1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContainingAll("gap", "takes graded synapses, no spikes");
        assertThatThrownBy(
                        () -> Mat.mat2().receptor(Receptor.gapJunction("gap")).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gap junction receptor gap");
    }
}
