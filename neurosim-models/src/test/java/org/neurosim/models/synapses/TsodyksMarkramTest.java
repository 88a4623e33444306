package org.neurosim.models.synapses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Values.array;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.Errors;
import org.neurosim.models.Receptor;
import org.neurosim.models.ReferenceCsv;
import org.neurosim.models.Solution;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Sources;

/** {@link TsodyksMarkram} against NEST, Brian, closed forms and the numerical solution of its equations. */
class TsodyksMarkramTest {
    private static final double DT = 0.1; // ms
    private static final double DELAY = 1; // ms

    /** What each spike of a train transmits: the jumps of a current that decays as if at once. */
    private static double[] transmitted(Synapse synapse, double weight, double... train) {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 1, Sources.spikes(new double[][] {train}));
        Neuron detector =
                Lif.builder().receptor(Receptor.expCurrent("in", 1e-3)).build();
        Population cell = b.population("cell", 1, detector).with("V_th", 1e6);
        b.project(source, cell)
                .connect(allToAll())
                .synapse(synapse)
                .weight(weight)
                .delay(DELAY);
        StateRecord in = b.record(cell, "I_in", DT);
        try (Network net = b.build(timeStep(DT))) {
            net.run(train[train.length - 1] + 10);
        }
        double[] trace = in.of(0);
        return Arrays.stream(train)
                .map(t -> trace[(int) Math.round((t + DELAY) / DT)])
                .toArray();
    }

    private static double[] every(double interval, int spikes) {
        double[] train = new double[spikes];
        for (int k = 0; k < spikes; k++) {
            train[k] = interval * (k + 1);
        }
        return train;
    }

    private static TsodyksMarkram nest(ReferenceCsv reference) {
        double use = reference.parameter("U");
        double rec = reference.parameter("tau_rec");
        double fac = reference.parameter("tau_fac");
        return reference.text("synapse:").equals("tsodyks_synapse")
                ? TsodyksMarkram.threeState(use, rec, fac, reference.parameter("tau_psc"))
                : TsodyksMarkram.twoState(use, rec, fac);
    }

    /** Bound 1e-12 relative: the files have 15 digits. */
    @ParameterizedTest
    @DisplayName("the weight of every spike is NEST's")
    @ValueSource(
            strings = {
                "tsodyks_synapse_depressing",
                "tsodyks_synapse_facilitating",
                "tsodyks2_synapse_depressing",
                "tsodyks2_synapse_facilitating"
            })
    void nestWeights(String name) {
        ReferenceCsv reference = ReferenceCsv.read("nest/" + name + "_weights.csv");
        double[] expected = reference.column("weight");
        double[] actual = transmitted(nest(reference), reference.parameter("weight"), reference.column("t_pre_ms"));

        assertThat(Errors.relative(actual, 0, expected, 0, expected.length, 0)).isLessThan(1e-12);
    }

    /** Bounds: the traces have 10 digits, V_m thus 1e-8 mV, the current 1e-9 of its peak. */
    @ParameterizedTest
    @DisplayName("postsynaptic current and potential are NEST's")
    @ValueSource(
            strings = {
                "tsodyks_synapse_depressing",
                "tsodyks_synapse_facilitating",
                "tsodyks2_synapse_depressing",
                "tsodyks2_synapse_facilitating"
            })
    void nestTraces(String name) {
        ReferenceCsv reference = ReferenceCsv.read("nest/" + name + "_trace.csv");
        double[] train = reference.numbersAfter("pre spike emission times (ms):");
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 1, Sources.spikes(new double[][] {train}));
        Neuron lif = Lif.builder()
                .capacitance(250)
                .tauM(20)
                .restingPotential(-70)
                .threshold(1000)
                .reset(-70)
                .receptor(Receptor.expCurrent("ex", 3))
                .build();
        Population cell = b.population("cell", 1, lif);
        b.project(source, cell)
                .connect(allToAll())
                .synapse(nest(reference))
                .weight(reference.parameter("weight"))
                .delay(DELAY);
        StateRecord v = b.record(cell, "v", 0.5);
        StateRecord current = b.record(cell, "I_ex", 0.5);
        int n = reference.size();
        try (Network net = b.build(timeStep(DT))) {
            net.run(reference.column("t_ms")[n - 1]);
        }
        double[] expected = reference.column("I_syn_ex");
        double peak = Arrays.stream(expected).max().orElseThrow();
        assertThat(Errors.absolute(v.of(0), 1, reference.column("V_m"), 0, n)).isLessThan(1e-8);
        assertThat(Errors.absolute(current.of(0), 1, expected, 0, n)).isLessThan(1e-9 * peak);
    }

    /** Bound 5e-10 relative: the file has ten digits. */
    @ParameterizedTest
    @DisplayName("u x of every spike is that of the closed form beside Brian's")
    @CsvSource({"depressing, 0.5, 800, 0", "facilitating, 0.15, 130, 530"})
    void brian(String name, double use, double rec, double fac) {
        ReferenceCsv reference = ReferenceCsv.read("brian2/tsodyks_markram_" + name + ".csv");
        double[] expected = reference.column("r_exact");
        double[] actual = transmitted(TsodyksMarkram.twoState(use, rec, fac), 1, reference.column("t_ms"));

        assertThat(Errors.relative(actual, 0, expected, 0, expected.length, 0)).isLessThan(5e-10);
        assertThat(Errors.relative(actual, 0, reference.column("r_brian"), 0, expected.length, 0))
                .isLessThan(5e-10);
    }

    /** u x at 20 Hz, first spikes and limit. Bound 1e-6, half a unit of the last digit of the first. */
    @ParameterizedTest
    @DisplayName("trains of 20 Hz end in the stationary state")
    @CsvSource({
        "0.5, 800, 0, 0.265147, 0.154835, 0.05712586",
        "0.05, 130, 530, 0.090051, 0.119559, 0.20650606",
        "0.2, 200, 1500, 0.299498, 0.306263, 0.21496374"
    })
    void stationary(double use, double rec, double fac, double second, double third, double last) {
        double[] actual = transmitted(TsodyksMarkram.twoState(use, rec, fac), 1, every(50, 1000));
        double u = use / (1 - (1 - use) * (fac > 0 ? Math.exp(-50 / fac) : 0));
        double recovered = Math.exp(-50 / rec);
        double exact = u * (1 - recovered) / (1 - (1 - u) * recovered);

        assertThat(actual[0]).isEqualTo(use);
        assertThat(actual[1]).isCloseTo(second, within(1e-6));
        assertThat(actual[2]).isCloseTo(third, within(1e-6));
        assertThat(actual[999]).isCloseTo(exact, within(1e-12)).isCloseTo(last, within(1e-8));
    }

    @Test
    @DisplayName("three states with an instantaneous current are two states")
    void fastCurrent() {
        double[] train = {10, 15, 15.3, 40, 41, 90};
        double[] two = transmitted(TsodyksMarkram.twoState(0.4, 130, 530), 1, train);
        double[] three = transmitted(TsodyksMarkram.threeState(0.4, 130, 530, 1e-12), 1, train);
        assertThat(Errors.relative(three, 0, two, 0, train.length, 0)).isLessThan(1e-12);
    }

    /** Bound 1e-9: the adaptive method at 1e-11. */
    @ParameterizedTest
    @DisplayName("three states follow their equations for any two time constants")
    @CsvSource({"100, 3", "5, 5", "5, 5.000001", "3, 100", "0.01, 100"})
    void threeStates(double rec, double psc) {
        double[] train = {10, 15, 15.3, 40, 41, 90};
        double[] actual = transmitted(TsodyksMarkram.threeState(0.4, rec, 50, psc), 1, train);
        double[] state = {1, 0, 0}; // x, y, u
        for (int k = 0; k < train.length; k++) {
            if (k > 0) {
                double h = train[k] - train[k - 1];
                double[][] path = Solution.sample(
                        (t, s, ds) -> {
                            ds[0] = (1 - s[0] - s[1]) / rec;
                            ds[1] = -s[1] / psc;
                            ds[2] = -s[2] / 50;
                        },
                        state,
                        h,
                        2);
                state = new double[] {path[0][1], path[1][1], path[2][1]};
            }
            state[2] += 0.4 * (1 - state[2]);
            double released = state[2] * state[0];
            assertThat(actual[k]).as("spike %d", k).isCloseTo(released, within(1e-9));
            state[0] -= released;
            state[1] += released;
        }
    }

    @Test
    @DisplayName("u raised from its rest at U: first U (2 - U), later above two states")
    void raisedFromRest() {
        double[] actual = transmitted(TsodyksMarkram.raisedFromRest(0.2, 200, 1500), 1, 10, 60);
        double u = 0.2 + 0.16 * Math.exp(-50.0 / 1500); // before the second spike
        double x = 1 - 0.36 * Math.exp(-50.0 / 200);
        assertThat(actual[0]).isCloseTo(0.36, within(1e-15));
        assertThat(actual[1]).isCloseTo((u + 0.2 * (1 - u)) * x, within(1e-14));
    }

    @Test
    @DisplayName("limits: U = 0 transmits nothing, U = 1 all that there is")
    void extremes() {
        assertThat(transmitted(TsodyksMarkram.twoState(0, 100, 50), 3, 10, 20)).containsExactly(0, 0);
        double[] all = transmitted(TsodyksMarkram.twoState(1, 100, 50), 3, 10, 20);
        assertThat(all[0]).isEqualTo(3);
        assertThat(all[1]).isCloseTo(3 * (1 - Math.exp(-0.1)), within(1e-14));
    }

    @Test
    @DisplayName("a network of such synapses does not depend on the number of threads")
    void threads() {
        assertThat(recurrent(3)).isEqualTo(recurrent(1));
    }

    private static List<Double> recurrent(int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 200, Sources.poisson(20));
        Neuron lif = Lif.builder().receptor(Receptor.expCurrent("in", 3)).build();
        Population cells = b.population("cells", 207, lif);
        b.project(source, cells)
                .connect(allToAll())
                .synapse(TsodyksMarkram.threeState(0.5, 800, 100, 3))
                .weight(8)
                .delay(DELAY);
        var spikes = b.recordSpikes(cells);
        try (Network net = b.build(timeStep(DT).threads(threads))) {
            net.run(200);
            assertThat(spikes.size()).isPositive();
            return Arrays.stream(net.read(cells, "v")).boxed().toList();
        }
    }

    @Test
    @DisplayName("declares u, x and, with three states, y")
    void declaration() {
        assertThat(TsodyksMarkram.twoState(0.5, 800, 0).spec().variables())
                .containsExactly(new SynapseSpec.Variable("u", "", 0), new SynapseSpec.Variable("x", "", 1));
        assertThat(TsodyksMarkram.threeState(0.5, 800, 0, 3).spec().variables())
                .extracting(SynapseSpec.Variable::name)
                .containsExactly("u", "x", "y");
        assertThat(TsodyksMarkram.raisedFromRest(0.2, 200, 1500)
                        .spec()
                        .variables()
                        .get(0)
                        .initialValue())
                .isEqualTo(0.2);
        assertThat(TsodyksMarkram.twoState(0.5, 800, 0)).hasToString("TsodyksMarkram");
    }

    @Test
    void messages() {
        assertThatThrownBy(() -> TsodyksMarkram.twoState(1.1, 800, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TsodyksMarkram: U = 1.1; must be in [0, 1]");
        assertThatThrownBy(() -> TsodyksMarkram.twoState(Double.NaN, 800, 0)).hasMessageContaining("U = NaN");
        assertThatThrownBy(() -> TsodyksMarkram.twoState(0.5, 0, 0))
                .hasMessage("TsodyksMarkram: tau_rec = 0.0 ms; must be finite and > 0");
        assertThatThrownBy(() -> TsodyksMarkram.twoState(0.5, 800, -1))
                .hasMessage("TsodyksMarkram: tau_fac = -1.0 ms; must be finite and >= 0");
        assertThatThrownBy(() -> TsodyksMarkram.threeState(0.5, 800, 0, 0))
                .hasMessage("TsodyksMarkram: tau_psc = 0.0 ms; must be finite and > 0");
        assertThatThrownBy(() -> TsodyksMarkram.raisedFromRest(0.5, 800, 0))
                .hasMessage("TsodyksMarkram: tau_fac = 0.0 ms; must be finite and > 0");
    }

    /** Synapse by synapse the bits of the model with these parameters, in all conventions. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @DisplayName("with parameters of each synapse's own: the bits of the shared ones")
    void parametersPerSynapse(int convention) {
        int n = 40;
        double[] use = new double[n];
        double[] rec = new double[n];
        double[] fac = new double[n];
        for (int k = 0; k < n; k++) {
            use[k] = k / 39.0;
            rec[k] = 3 + 20 * (k % 5);
            fac[k] = convention == 2 ? 10 + k : k % 3 == 0 ? 0 : 50 * k;
        }
        double[] train = {3, 8, 9.5, 30, 31, 200};
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 1, Sources.spikes(new double[][] {train}));
        Neuron detector =
                Lif.builder().receptor(Receptor.expCurrent("in", 1e-3)).build();
        Population cells = b.population("cells", n, detector).with("V_th", 1e6);
        b.project(source, cells)
                .connect(allToAll())
                .synapse(model(convention, 0.5, 100, 10).perSynapse())
                .weight(7)
                .delay(DELAY)
                .initially("U", array(use))
                .initially("tau_rec", array(rec))
                .initially("tau_fac", array(fac));
        StateRecord in = b.record(cells, "I_in", DT);
        try (Network net = b.build(timeStep(DT).threads(2))) {
            net.run(210);
        }
        for (int k = 0; k < n; k++) {
            double[] trace = in.of(k);
            double[] expected = transmitted(model(convention, use[k], rec[k], fac[k]), 7, train);
            double[] varied = Arrays.stream(train)
                    .map(t -> trace[(int) Math.round((t + DELAY) / DT)])
                    .toArray();
            assertThat(varied).as("synapse %d", k).isEqualTo(expected);
        }
    }

    private static TsodyksMarkram model(int convention, double use, double tauRec, double tauFac) {
        return switch (convention) {
            case 0 -> TsodyksMarkram.twoState(use, tauRec, tauFac);
            case 1 -> TsodyksMarkram.threeState(use, tauRec, tauFac, 3);
            default -> TsodyksMarkram.raisedFromRest(use, tauRec, tauFac);
        };
    }
}
