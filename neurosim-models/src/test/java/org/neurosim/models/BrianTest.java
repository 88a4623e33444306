package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Integrator;
import org.neurosim.api.Neuron;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.conductance.HodgkinHuxley;
import org.neurosim.models.conductance.TraubMiles;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Stimuli;

/**
 * The models against traces of Brian 2.5.1 (brian2/README.md), every sample of the whole run, to the printed digits (8,
 * of the conductance cell 7): same methods, same step.
 *
 * <p>Conventions: Brian labels a spike with the start of its step (one dt before us) and counts the refractory period
 * from there (t_ref there is t_ref - dt here). It tests the threshold before arrivals; that makes no difference here,
 * because inputs move currents and conductances, not v.
 */
class BrianTest {
    private static final double DT = 0.1;

    @Test
    void constantCurrent() {
        ReferenceCsv reference = ReferenceCsv.read("brian2/lif_const_trace.csv");
        Neuron model = Lif.builder()
                .tauM(20)
                .restingPotential(-60)
                .threshold(-50)
                .reset(-60)
                .refractory(5 - DT)
                .current(20)
                .build();
        Cell.Run run = new Cell(model, DT).run(300, "v");

        assertTrace(run, "v", reference.column("v_brian"), 0.51e-6);
        assertSpikes(run, "lif_const", "brian_exact_dt0.1", DT);
    }

    @Test
    void exponentialCurrents() {
        ReferenceCsv reference = ReferenceCsv.read("brian2/lif_exp_current_trace.csv");
        Neuron model = Lif.builder()
                .tauM(20)
                .restingPotential(-49)
                .threshold(-50)
                .reset(-60)
                .refractory(5 - DT)
                .receptor(Receptor.expCurrent("exc", 5))
                .receptor(Receptor.expCurrent("inh", 10))
                .build();
        Cell.Run run = new Cell(model, DT)
                .configure(p -> p.initially("v", -58))
                .input("exc", 1.62, DT, emitted(reference, "excitatory arrivals (ms), ge += we:"))
                .input("inh", -9, DT, emitted(reference, "inhibitory arrivals (ms), gi += wi:"))
                .run(400, "v", "I_exc", "I_inh");

        assertTrace(run, "v", reference.column("v_brian"), 0.51e-6);
        assertTrace(run, "I_exc", reference.column("ge_brian"), 0.51e-6);
        assertTrace(run, "I_inh", reference.column("gi_brian"), 0.51e-6);
        assertSpikes(run, "lif_exp_current", "brian_exact_dt0.1", DT);
    }

    @ParameterizedTest
    @CsvSource({"exponential_euler", "euler", "rk4"})
    void exponentialConductances(String method) {
        ReferenceCsv reference = ReferenceCsv.read("brian2/lif_exp_cond_trace.csv");
        Neuron model = Lif.builder()
                .capacitance(200)
                .leakConductance(10)
                .restingPotential(-60)
                .threshold(-50)
                .reset(-60)
                .refractory(5 - DT)
                .current(200)
                .receptor(Receptor.expConductance("exc", 5, 0))
                .receptor(Receptor.expConductance("inh", 10, -80))
                .build();
        Cell.Run run = new Cell(model, DT)
                .configure(p -> p.initially("v", -57).integrator(integrator(method)))
                .input("exc", 6, DT, emitted(reference, "excitatory arrivals (ms), ge += we:"))
                .input("inh", 67, DT, emitted(reference, "inhibitory arrivals (ms), gi += wi:"))
                .run(400, "v");

        assertTrace(run, "v", reference.column("v_" + method), 0.51e-5);
        assertSpikes(run, "lif_exp_cond", "brian_" + method + "_dt0.1", DT);
    }

    @ParameterizedTest
    @CsvSource({"rk4, 0.01", "rk4, 0.05", "exponential_euler, 0.01", "exponential_euler, 0.05"})
    void squid(String method, double dt) {
        ReferenceCsv reference = ReferenceCsv.read("brian2/hh_squid_trace.csv");
        Cell.Run run = new Cell(HodgkinHuxley.builder().build(), dt)
                .configure(p -> p.integrator(integrator(method)))
                .every(0.05)
                .current(Stimuli.step(1000, 5, 50))
                .run(60, "v", "m", "h", "n");

        assertTrace(run, "v", reference.column("v_" + method + "_dt" + dt), 0.51e-6);
        double[] crossings = ReferenceCsv.read("brian2/hh_squid_crossings.csv").of(method + "_dt" + dt);
        double[] spikes = run.spikeTimes();
        assertThat(spikes).hasSameSizeAs(crossings);
        for (int k = 0; k < spikes.length; k++) {
            assertThat(spikes[k] - crossings[k])
                    .as("spike at the end of the step of crossing " + k)
                    .isBetween(-0.01, dt + 0.01);
        }
    }

    @Test
    void squidAgainstConvergedSolution() {
        ReferenceCsv reference = ReferenceCsv.read("brian2/hh_squid_trace.csv");
        Cell.Run run = new Cell(HodgkinHuxley.builder().build(), 0.05)
                .configure(p -> p.integrator(Integrators.adaptive(1e-10, 1e-12)))
                .current(Stimuli.step(1000, 5, 50))
                .run(60, "v", "m", "h", "n");

        assertTrace(run, "v", reference.column("v_ref"), 0.6e-6);
        assertTrace(run, "m", reference.column("m_ref"), 0.6e-8);
        assertTrace(run, "h", reference.column("h_ref"), 0.6e-8);
        assertTrace(run, "n", reference.column("n_ref"), 0.6e-8);
    }

    @ParameterizedTest
    @CsvSource({"exponential_euler, 0.1", "exponential_euler, 0.02", "rk4, 0.02", "rk4, 0.05"})
    void traubMiles(String method, double dt) {
        ReferenceCsv reference = ReferenceCsv.read("brian2/hh_traub_miles_trace.csv");
        Cell.Run run = new Cell(TraubMiles.builder().refractory(3 - dt).build(), dt)
                .configure(p -> p.integrator(integrator(method)))
                .every(DT)
                .current(Stimuli.step(500, 10, 140))
                .run(150, "v");

        assertTrace(run, "v", reference.column("v_" + method + "_dt" + dt), 0.51e-6);
        assertSpikes(run, "hh_traub_miles", "brian_" + method + "_dt" + dt, dt);
    }

    @Test
    void traubMilesAgainstConvergedSolution() {
        ReferenceCsv reference = ReferenceCsv.read("brian2/hh_traub_miles_trace.csv");
        Cell.Run run = new Cell(TraubMiles.builder().build(), DT)
                .configure(p -> p.integrator(Integrators.adaptive(1e-11, 1e-13)))
                .current(Stimuli.step(500, 10, 140))
                .run(150, "v");

        assertTrace(run, "v", reference.column("v_ref"), 1e-5);
    }

    private static Integrator integrator(String method) {
        return switch (method) {
            case "exponential_euler" -> Integrators.exponentialEuler();
            case "euler" -> Integrators.euler();
            case "rk4" -> Integrators.rk4();
            default -> throw new IllegalArgumentException(method);
        };
    }

    /** Emission times: one delay of DT before the arrivals that the header lists. */
    private static double[] emitted(ReferenceCsv reference, String text) {
        double[] times = reference.numbersAfter(text);
        for (int k = 0; k < times.length; k++) {
            times[k] -= DT;
        }
        return times;
    }

    private static void assertTrace(Cell.Run run, String variable, double[] expected, double tolerance) {
        double[] actual = run.trace(variable);
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(Errors.absolute(actual, 0, expected, 0, expected.length))
                .as("error of " + variable)
                .isLessThan(tolerance);
    }

    private static void assertSpikes(Cell.Run run, String file, String source, double dt) {
        double[] labels = ReferenceCsv.read("brian2/" + file + "_spikes.csv").of(source);
        for (int k = 0; k < labels.length; k++) {
            labels[k] += dt;
        }
        assertThat(run.spikeTimes()).as("spike times").containsExactly(labels, within(1e-6));
    }
}
