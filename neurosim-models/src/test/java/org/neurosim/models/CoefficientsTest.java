package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Integrator;
import org.neurosim.api.Neuron;
import org.neurosim.api.connect.Values;
import org.neurosim.models.conductance.HodgkinHuxley;
import org.neurosim.models.conductance.TraubMiles;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Stimuli;

/** The kernels of the conditionally linear models against the formulas as they are printed, for single neurons. */
class CoefficientsTest {

    /** Evaluates the coefficients in one step and changes nothing. */
    private static final class Probe implements Integrator {
        private final double[][] a;
        private final double[][] b;

        Probe(Neuron model, int size) {
            int states = model.spec().states().size();
            a = new double[states][size];
            b = new double[states][size];
        }

        @Override
        public String name() {
            return "probe";
        }

        @Override
        public Stepper bind(Binding binding) {
            Coefficients f = binding.coefficients();
            double[][] ab = binding.columns();
            double[][] bb = binding.columns();
            return (block, x) -> {
                f.evaluate(block, x, ab, bb);
                for (int k = 0; k < x.length; k++) {
                    System.arraycopy(ab[k], 0, a[k], block.first(), block.size());
                    System.arraycopy(bb[k], 0, b[k], block.first(), block.size());
                }
            };
        }
    }

    private static double bernoulli(double x) {
        return x == 0 ? 1 : x / Math.expm1(x);
    }

    /** alpha and beta of m, h, n. */
    private static double[] squid(double v) {
        return new double[] {
            bernoulli(-(v + 40) / 10),
            4 * Math.exp(-(v + 65) / 18),
            0.07 * Math.exp(-(v + 65) / 20),
            1 / (1 + Math.exp(-(v + 35) / 10)),
            0.1 * bernoulli(-(v + 55) / 10),
            0.125 * Math.exp(-(v + 65) / 80)
        };
    }

    /** alpha and beta of m, h, n. */
    private static double[] traubMiles(double v) {
        double u = v + 63;
        return new double[] {
            1.28 * bernoulli((13 - u) / 4), 1.4 * bernoulli((u - 40) / 5),
            0.128 * Math.exp((17 - u) / 18), 4 / (1 + Math.exp((40 - u) / 5)),
            0.16 * bernoulli((15 - u) / 5), 0.5 * Math.exp((10 - u) / 40)
        };
    }

    private static double[] voltages(int size) {
        double[] v = new double[size];
        double[] special = {
            -65,
            -50,
            -48,
            -40,
            -55,
            -23,
            -35,
            -50 + 1e-9,
            -50 - 1e-9,
            -23 + 1e-7,
            -40 - 1e-12,
            -55 + 1e-5,
            -50.1001,
            -50.0999,
            -49.9001,
            -49.8999,
            -48.1001,
            -47.8999,
            -23.1001,
            -22.8999,
            -40.2001,
            -39.7999,
            -55.2001,
            -54.7999
        };
        for (int i = 0; i < size; i++) {
            v[i] = i < special.length ? special[i] : -150 + 250.0 * i / size;
        }
        return v;
    }

    @ParameterizedTest
    @CsvSource({
        "squid, 1", "squid, 3", "squid, 207", "squid, 1024", "squid, 5000",
        "traubMiles, 1", "traubMiles, 3", "traubMiles, 207", "traubMiles, 1024", "traubMiles, 5000"
    })
    void ratesOfGates(String cell, int size) {
        boolean isSquid = cell.equals("squid");
        Neuron model =
                isSquid ? HodgkinHuxley.builder().build() : TraubMiles.builder().build();
        double[] v = voltages(size);
        Probe probe = new Probe(model, size);
        Cell.Run run = new Cell(model, size, 0.1)
                .configure(p -> p.integrator(probe).initially("v", Values.array(v)))
                .run(0.1, "m", "h", "n");

        for (int i = 0; i < size; i++) {
            double[] expected = isSquid ? squid(v[i]) : traubMiles(v[i]);
            for (int gate = 0; gate < 3; gate++) {
                double alpha = expected[2 * gate];
                double sum = alpha + expected[2 * gate + 1];
                assertThat(probe.a[1 + gate][i])
                        .as("alpha %d at %s mV", gate, v[i])
                        .isCloseTo(alpha, within(1e-12 * alpha));
                assertThat(probe.b[1 + gate][i])
                        .as("alpha + beta %d at %s mV", gate, v[i])
                        .isCloseTo(sum, within(1e-12 * sum));
                assertThat(run.trace("mhn".substring(gate, gate + 1), i)[0])
                        .as("steady state %d at %s mV", gate, v[i])
                        .isCloseTo(alpha / sum, within(2e-12 * alpha / sum));
            }
        }
    }

    /**
     * Far outside of what is physiological rates stay finite and not negative, so that a network fails where it goes
     * wrong and not in a kernel.
     */
    @ParameterizedTest
    @ValueSource(strings = {"squid", "traubMiles"})
    void ratesFarOutside(String cell) {
        Neuron model = cell.equals("squid")
                ? HodgkinHuxley.builder().build()
                : TraubMiles.builder().build();
        double[] v = {-3000, -1000, -300, 300, 1000, 3000, 1e6};
        Probe probe = new Probe(model, v.length);
        new Cell(model, v.length, 0.1)
                .configure(p -> p.integrator(probe).initially("v", Values.array(v)))
                .run(0.1);

        for (int i = 0; i < v.length; i++) {
            for (int k = 0; k < 4; k++) {
                assertThat(probe.a[k][i]).as("a %d at %s mV", k, v[i]).isFinite();
                assertThat(probe.b[k][i])
                        .as("b %d at %s mV", k, v[i])
                        .isFinite()
                        .isNotNegative();
            }
        }
    }

    @Test
    void membraneOfChannelNeuron() {
        Neuron model = TraubMiles.builder()
                .current(70)
                .receptor(Receptor.expCurrent("i", 5))
                .receptor(Receptor.expConductance("g", 5, -7))
                .receptor(Receptor.alphaConductance("h", 5, -77))
                .build();
        Probe probe = new Probe(model, 1);
        new Cell(model, 0.1)
                .configure(p -> p.integrator(probe)
                        .initially("v", -40)
                        .initially("m", 0.3)
                        .initially("h", 0.4)
                        .initially("n", 0.5)
                        .initially("I_i", 11)
                        .initially("g_g", 13)
                        .initially("g_h", 17))
                .current(Stimuli.direct(19))
                .run(0.1);

        double na = 20_000 * 0.027 * 0.4;
        double k = 6000 * 0.0625;
        assertThat(probe.b[0][0]).isCloseTo((na + k + 10 + 13 + 17) / 200, within(1e-12));
        assertThat(probe.a[0][0])
                .isCloseTo((na * 50 + k * -90 + 10 * -65 + 13 * -7 + 17 * -77 + 70 + 11 + 19) / 200, within(1e-11));
    }

    @Test
    void membraneOfConductanceLif() {
        Neuron model = Lif.builder()
                .capacitance(200)
                .leakConductance(10)
                .restingPotential(-60)
                .current(70)
                .receptor(Receptor.delta("d"))
                .receptor(Receptor.alphaCurrent("i", 5))
                .receptor(Receptor.expConductance("g", 5, -7))
                .receptor(Receptor.expConductance("h", 5, -77))
                .build();
        Probe probe = new Probe(model, 1);
        new Cell(model, 0.1)
                .configure(p -> p.integrator(probe)
                        .initially("v", -58)
                        .initially("I_i", 11)
                        .initially("g_g", 13)
                        .initially("g_h", 17))
                .current(Stimuli.direct(19))
                .run(0.1);

        assertThat(probe.b[0][0]).isCloseTo((10 + 13 + 17) / 200.0, within(1e-15));
        assertThat(probe.a[0][0]).isCloseTo((10 * -60 + 13 * -7 + 17 * -77 + 70 + 11 + 19) / 200.0, within(1e-13));
    }

    /** Parameters that differ from neuron to neuron reach the kernels. */
    @Test
    void parametersOfEachNeuron() {
        Neuron model = HodgkinHuxley.builder().build();
        Probe probe = new Probe(model, 3);
        new Cell(model, 3, 0.1)
                .configure(p -> p.integrator(probe)
                        .with("phi", Values.array(1, 2, 3))
                        .with("C_m", Values.array(100, 200, 400))
                        .initially("m", 0.05)
                        .initially("h", 0.6)
                        .initially("n", 0.3))
                .run(0.1);

        for (int i = 0; i < 3; i++) {
            assertThat(probe.a[1][i]).isCloseTo((i + 1) * probe.a[1][0], within(1e-14));
            assertThat(probe.b[3][i]).isCloseTo((i + 1) * probe.b[3][0], within(1e-14));
            assertThat(probe.b[0][i]).isCloseTo(probe.b[0][0] / (1 << i), within(1e-14));
        }
    }
}
