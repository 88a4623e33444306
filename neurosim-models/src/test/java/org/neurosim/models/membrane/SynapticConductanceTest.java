package org.neurosim.models.membrane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.Neuron;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Cell;
import org.neurosim.models.Errors;
import org.neurosim.models.Receptor;
import org.neurosim.models.ReferenceCsv;
import org.neurosim.models.conductance.WangBuzsaki;
import org.neurosim.models.integratefire.Lif;

/**
 * Double-exponential and NMDA receptors against NEURON 8.2.2 (Exp2Syn, and with Jahr-Stevens block) and closed forms.
 *
 * <p>Bound against CVODE of absolute tolerance 1e-8 for every variable: 1e-5 mV; conductances 1e-5 nS,
 * which is that tolerance in its unit of uS.
 */
class SynapticConductanceTest {
    private static final double DT = 0.1;

    /** Capacitance 12.566 pF: one compartment of 1256.637 um2, 0.1 mS/cm2. */
    private static Cell.Run neuron(Receptor receptor, double weight, double... arrivals) {
        double area = 1256.637061435917;
        Neuron model = Lif.builder()
                .capacitance(area / 100)
                .leakConductance(area / 1000)
                .restingPotential(-65)
                .threshold(1000)
                .reset(-65)
                .receptor(receptor)
                .build();
        double[] emitted = Arrays.stream(arrivals).map(t -> t - DT).toArray();
        return new Cell(model, DT)
                .configure(p -> p.integrator(Integrators.adaptive(1e-11, 1e-12)))
                .input(receptor.name(), weight, DT, emitted)
                .run(80, "v", "g_" + receptor.name());
    }

    static Stream<Arguments> neuronCases() {
        return Stream.of(
                Arguments.of(
                        "syn_exp2syn_cvode", Receptor.betaConductance("s", 0.5, 6, 0), 2, new double[] {5, 15, 25}),
                Arguments.of("syn_exp2syn_inh_cvode", Receptor.betaConductance("s", 0.3, 8, -80), 3, new double[] {
                    5, 9, 13, 17
                }),
                Arguments.of("syn_nmda_cvode", Receptor.nmdaConductance("s", 2, 60, 0, 1), 2, new double[] {5, 25}));
    }

    @ParameterizedTest
    @MethodSource("neuronCases")
    void neuron(String file, Receptor receptor, double weight, double[] arrivals) {
        ReferenceCsv reference = ReferenceCsv.read("neuron/" + file + ".csv");
        Cell.Run run = neuron(receptor, weight, arrivals);
        double[] v = reference.column("v_mV");
        double[] g = Arrays.stream(reference.column("g_uS")).map(x -> 1000 * x).toArray();

        assertThat(Errors.absolute(run.trace("v"), 0, v, 0, v.length))
                .as("error of v, mV")
                .isLessThan(1e-5);
        assertThat(Errors.absolute(run.trace("g_s"), 0, g, 0, g.length))
                .as("error of g, nS")
                .isLessThan(1e-5);
    }

    /** The peak is the weight, for any pair of time constants; g(t) is the closed form. */
    @ParameterizedTest
    @CsvSource({"0.5, 6", "2, 100", "6, 0.5", "5, 5", "5, 5.0000001", "5, 4.9999999"})
    void peakIsTheWeight(double rise, double decay) {
        double[] g = new Cell(
                        Lif.builder()
                                .receptor(Receptor.betaConductance("s", rise, decay, 0))
                                .build(),
                        0.01)
                .input("s", 7, 0.01, 1)
                .run(60, "g_s")
                .trace("g_s");
        double peak = Arrays.stream(g).max().orElseThrow();
        double t = 12.34;
        double expected = rise == decay
                ? 7 * t / decay * Math.exp(1 - t / decay)
                : 7
                        * (ReceptorSet.betaGain(rise, decay) * rise * decay / (decay - rise))
                        * (Math.exp(-t / decay) - Math.exp(-t / rise));

        assertThat(peak).isCloseTo(7, within(7e-5));
        assertThat(g[(int) Math.round((1.01 + t) / 0.01)]).isCloseTo(expected, within(1e-6));
    }

    /** At -65, 0 and 40 mV and 1 mM: 0.0598, 0.7812 and 0.9771 of the conductance pass; without magnesium all. */
    @ParameterizedTest
    @CsvSource({"-65, 1", "0, 1", "40, 1", "-65, 0", "-65, 2"})
    void block(double v, double magnesium) {
        Neuron model = Lif.builder()
                .capacitance(100)
                .leakConductance(10)
                .restingPotential(v)
                .threshold(1000)
                .reset(v)
                .receptor(Receptor.nmdaConductance("s", 2, 100, 20, magnesium))
                .build();
        double h = 1e-4;
        double[] x = new Cell(model, h)
                .configure(p -> p.initially("g_s", 5).integrator(Integrators.rk4()))
                .run(h, "v")
                .trace("v");
        double passed = 5 / (1 + magnesium / 3.57 * Math.exp(-0.062 * v));

        assertThat((x[1] - x[0]) / h).isCloseTo(passed * (20 - v) / 100, within(1e-4));
    }

    @Test
    void presets() {
        assertThat(Receptor.ampa())
                .hasToString("beta conductance receptor AMPA (tau_rise 0.5 ms, tau 2.4 ms, E 0.0 mV)");
        assertThat(Receptor.nmda())
                .hasToString("NMDA conductance receptor NMDA (tau_rise 4.0 ms, tau 40.0 ms, E 0.0 mV, Mg 1.0 mM)");
        assertThat(Receptor.gabaA())
                .hasToString("beta conductance receptor GABA_A (tau_rise 1.0 ms, tau 7.0 ms, E -70.0 mV)");
        assertThat(Receptor.gabaB())
                .hasToString("beta conductance receptor GABA_B (tau_rise 60.0 ms, tau 200.0 ms, E -90.0 mV)");
    }

    /** All presets together on a channel neuron. */
    @Test
    void presetsFitEveryNeuron() {
        Neuron model = WangBuzsaki.builder()
                .receptor(Receptor.ampa())
                .receptor(Receptor.nmda())
                .receptor(Receptor.gabaA())
                .receptor(Receptor.gabaB())
                .build();
        Cell.Run run = new Cell(model, 0.05)
                .input("AMPA", 20, 0.05, 5)
                .input("GABA_A", 20, 0.05, 30)
                .input("NMDA", 20, 0.05, 60)
                .input("GABA_B", 20, 0.05, 100)
                .run(300, "v", "g_NMDA");

        assertThat(run.spikeTimes()).isNotEmpty();
        assertThat(Arrays.stream(run.trace("v"))).allMatch(Double::isFinite);
    }
}
