package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.models.ReferenceCsv;
import org.neurosim.models.stimuli.Sources;

/** The voltage-based rule under potentials that are given, so that no neuron model stands between the rule and the reference. */
class ClopathReferenceTest {

    private static final double REST = -70.6;

    /** Potential that jumps at each arrival at "spike" and decays, with its filters; solved exactly. With rates of 0 it stays where the host puts it. */
    private record Prescribed(NeuronSpec spec, double[] tau) implements Neuron.Linear {

        Prescribed(double... tau) {
            this(
                    NeuronSpec.builder("Prescribed")
                            .state("u", "mV", REST)
                            .state("u_bar_plus", "mV", REST)
                            .state("u_bar_minus", "mV", REST)
                            .state("u_bar_bar", "mV", REST)
                            .state("received", "", 0)
                            .receptor("in", "", "received")
                            .receptor("spike", "mV", "u")
                            .build(),
                    tau);
        }

        @Override
        public LinearSystem linearSystem(ParameterSet parameters) {
            LinearSystem system = LinearSystem.zeros(5);
            Arrays.fill(system.rest(), 0, 4, REST);
            double[][] a = system.matrix();
            for (int k = 0; k < tau.length; k++) {
                a[k][k] = -1 / tau[k];
                a[k][0] += k > 0 ? 1 / tau[k] : 0;
            }
            return system;
        }
    }

    /** Weights at the times of a file, without those within 0.2 ms of a spike: there a spike may be a step early or late. */
    private static double[] weights(ReferenceCsv csv, double dt, double[] pre, double[] times) {
        Synapse rule = ClopathStdp.builder(1)
                .amplitudes(14e-4, 15 * 8e-5) // the file has x without 1 / tau_x
                .build();
        NetworkBuilder b = NetworkBuilder.create();
        Population cell = b.population("cell", 1, new Prescribed(3, 7, 10));
        Population source = b.source("source", 1, Sources.roundedSpikes(minus(pre, dt)));
        Population jumps = b.source("jumps", 1, Sources.roundedSpikes(minus(csv.numbersAfter("post (ms):"), dt)));
        b.project(jumps, cell).connect(allToAll()).receptor("spike").weight(60).delay(dt);
        Projection synapse = b.project(source, cell)
                .connect(allToAll())
                .receptor("in")
                .synapse(rule)
                .weight(0.5)
                .delay(dt);
        double[] w = new double[times.length];
        try (Network network = b.build(timeStep(dt))) {
            for (int k = 0; k < times.length; k++) {
                network.run(times[k] - network.time());
                w[k] = network.connections(synapse).weights()[0];
            }
        }
        return w;
    }

    private static double[] minus(double[] times, double dt) {
        return DoubleStream.of(times).map(t -> t - dt).toArray();
    }

    private static double greatest(double[] a, double[] b) {
        double d = 0;
        for (int k = 0; k < a.length; k++) {
            d = Math.max(d, Math.abs(a[k] - b[k]));
        }
        return d;
    }

    /**
     * Weights of 2 s under a prescribed potential against an integration by an adaptive method of eighth order between events (scipy; it stands in a file made for Brian 2). Sampling the potential once per step is exact to first
     * order: the error halves with the time step, and extrapolation takes it away.
     */
    @Test
    void weightsConvergeToThoseOfAPrescribedPotential() {
        ReferenceCsv csv = ReferenceCsv.read("brian2/clopath_voltage.csv");
        double[] pre = csv.numbersAfter("pre (ms):");
        double[] t = csv.column("t_ms");
        double[] w = csv.column("w_ref");
        int[] rows = IntStream.range(1, t.length)
                .filter(k -> DoubleStream.of(pre).allMatch(s -> Math.abs(s - t[k]) > 0.2))
                .toArray();
        double[] times = Arrays.stream(rows).mapToDouble(k -> t[k]).toArray();
        double[] expected = Arrays.stream(rows).mapToDouble(k -> w[k]).toArray();
        double dt = 0.05;
        double[] coarse = weights(csv, 2 * dt, pre, times);
        double before = greatest(coarse, expected);
        double remainder = before;
        assertThat(before).isLessThan(4e-3);
        for (; dt > 0.005; dt /= 2) {
            double[] fine = weights(csv, dt, pre, times);
            double error = greatest(fine, expected);
            assertThat(before / error).as("gain at dt = %s ms", dt).isBetween(1.9, 2.1);
            double[] extrapolated = new double[fine.length];
            for (int k = 0; k < fine.length; k++) {
                extrapolated[k] = 2 * fine[k] - coarse[k];
            }
            remainder = greatest(extrapolated, expected);
            coarse = fine;
            before = error;
        }
        assertThat(before).isLessThan(2.5e-4);
        assertThat(remainder).as("of second order").isLessThan(2.5e-6);
    }

    /**
     * NEST's own potentials, with the 4 ms by which its neuron delays them, give the weights of its clopath_synapse: 1e-11 of 0.5, as the ten printed digits of the potentials allow. (That its neuron differs from ClopathAdEx is the only reason why the rule and that neuron together do not give NEST's weights.)
     */
    @Test
    void weightsAsInNestUnderItsPotentials() {
        double dt = 0.1;
        ReferenceCsv trace = ReferenceCsv.read("nest/clopath_synapse_aeif_prepost_trace.csv");
        ReferenceCsv weights = ReferenceCsv.read("nest/clopath_synapse_aeif_prepost_weights.csv");
        double[] arrival = weights.column("t_pre_ms");
        double[] expected = weights.column("weight");
        NetworkBuilder b = NetworkBuilder.create();
        Population cell = b.population("cell", 1, new Prescribed());
        Population source = b.source("source", 1, Sources.roundedSpikes(arrival));
        Projection synapse = b.project(source, cell)
                .connect(allToAll())
                .receptor("in")
                .synapse(ClopathStdp.builder(100).build())
                .weight(0.5)
                .delay(dt)
                .dendriticDelay(dt);
        double[] u = trace.column("V_m");
        double[] plus = trace.column("u_bar_plus");
        double[] minus = trace.column("u_bar_minus");
        int first = (int) Math.round(trace.column("t_ms")[0] / dt);
        int delay = 40;
        try (Network network = b.build(timeStep(dt))) {
            int spike = 0;
            for (int step = 1; spike < arrival.length; step++) {
                int row = step - first;
                if (row >= 0) {
                    network.write(cell, "u", u[row]);
                    network.write(cell, "u_bar_plus", row < delay ? REST : plus[row - delay]);
                    network.write(cell, "u_bar_minus", row < delay ? REST : minus[row - delay]);
                }
                network.step();
                if (step == Math.round((arrival[spike] + dt) / dt)) {
                    assertThat(network.connections(synapse).weights()[0])
                            .as("after the spike at %s ms", arrival[spike])
                            .isCloseTo(expected[spike], within(1e-11));
                    spike++;
                }
            }
        }
    }
}
