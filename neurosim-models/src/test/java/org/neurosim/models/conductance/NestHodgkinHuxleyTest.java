package org.neurosim.models.conductance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Threshold;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Cell;
import org.neurosim.models.Errors;
import org.neurosim.models.NestProtocol;
import org.neurosim.models.Receptor;
import org.neurosim.models.ReferenceCsv;
import org.neurosim.models.stimuli.Stimuli;

/**
 * {@link HodgkinHuxley} and {@link TraubMiles} against NEST 3.10.0 (nest/README.md): hh_psc_alpha and
 * hh_cond_exp_traub, spike where v is above a level and past its peak, none within t_ref. NEST integrates adaptively,
 * with a step of 0.1 ms to 2e-2 mV (Traub-Miles, by the file's estimate), with 0.01 ms a million times better; v before
 * the first spike is compared with the latter, the gates with the former within twice the file's estimate. All spikes
 * of both steps fall on the same grid times.
 */
class NestHodgkinHuxleyTest {
    /** Of v, in mV. */
    private static final double REACHED = 2e-8;

    @Test
    void squidSteadyStateAsInitialState() {
        ReferenceCsv reference = ReferenceCsv.read("nest/hh_psc_alpha_dc.csv");
        Cell.Run run = squid(reference, 0.1).run(0.1, "m", "h", "n");

        assertThat(run.trace("m")[0]).isCloseTo(reference.parameter("Act_m"), within(1e-15));
        assertThat(run.trace("h")[0]).isCloseTo(reference.parameter("Inact_h"), within(1e-15));
        assertThat(run.trace("n")[0]).isCloseTo(reference.parameter("Act_n"), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.01})
    void squidDirectCurrent(double dt) {
        ReferenceCsv reference = ReferenceCsv.read("nest/hh_psc_alpha_dc.csv");
        Cell.Run run = squid(reference, dt).current(Stimuli.step(1000, 10, 80)).run(100, "v", "m", "h", "n");

        assertTraces(run, reference, "hh_psc_alpha_dc");
        assertSpikes(run, "hh_psc_alpha_dc", dt);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.01})
    void squidInputSpikes(double dt) {
        ReferenceCsv reference = ReferenceCsv.read("nest/hh_psc_alpha_spikes.csv");
        Cell.Run run = NestProtocol.withInputs(squid(reference, dt), reference, "ex", "in", 1)
                .run(120, "v", "m", "h", "n");

        assertTraces(run, reference, "hh_psc_alpha_spikes");
        assertSpikes(run, "hh_psc_alpha_spikes", dt);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.01})
    void traubMilesDirectCurrent(double dt) {
        ReferenceCsv reference = ReferenceCsv.read("nest/hh_cond_exp_traub_dc.csv");
        Cell.Run run =
                traubMiles(reference, dt).current(Stimuli.step(400, 10, 80)).run(100, "v", "m", "h", "n");

        assertTraces(run, reference, "hh_cond_exp_traub_dc");
        assertSpikes(run, "hh_cond_exp_traub_dc", dt);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.01})
    void traubMilesInputSpikes(double dt) {
        ReferenceCsv reference = ReferenceCsv.read("nest/hh_cond_exp_traub_spikes.csv");
        Cell.Run run = NestProtocol.withInputs(traubMiles(reference, dt), reference, "ex", "in", -1)
                .run(150, "v", "g_ex", "g_in");

        assertBeforeFirstSpike(run, "v", reference, "V_m_dt0.01", "hh_cond_exp_traub_spikes", REACHED);
        assertBeforeFirstSpike(run, "g_ex", reference, "g_ex", "hh_cond_exp_traub_spikes", 1e-9);
        assertBeforeFirstSpike(run, "g_in", reference, "g_in", "hh_cond_exp_traub_spikes", 1e-9);
        assertSpikes(run, "hh_cond_exp_traub_spikes", dt);
    }

    private static Cell squid(ReferenceCsv reference, double dt) {
        Neuron model = HodgkinHuxley.builder()
                .capacitance(reference.parameter("C_m"))
                .sodium(reference.parameter("g_Na"), reference.parameter("E_Na"))
                .potassium(reference.parameter("g_K"), reference.parameter("E_K"))
                .leak(reference.parameter("g_L"), reference.parameter("E_L"))
                .receptor(Receptor.alphaCurrent("ex", reference.parameter("tau_syn_ex")))
                .receptor(Receptor.alphaCurrent("in", reference.parameter("tau_syn_in")))
                .spikeCondition(Threshold.Condition.PEAK)
                .threshold(0)
                .refractory(reference.parameter("t_ref"))
                .build();
        return new Cell(model, dt).every(0.1).configure(p -> p.integrator(Integrators.adaptive(1e-9, 1e-11)));
    }

    /** NEST computes the initial gates without V_T; they are taken from the header. */
    private static Cell traubMiles(ReferenceCsv reference, double dt) {
        Neuron model = TraubMiles.builder()
                .capacitance(reference.parameter("C_m"))
                .sodium(reference.parameter("g_Na"), reference.parameter("E_Na"))
                .potassium(reference.parameter("g_K"), reference.parameter("E_K"))
                .leak(reference.parameter("g_L"), reference.parameter("E_L"))
                .voltageOffset(reference.parameter("V_T"))
                .receptor(Receptor.expConductance("ex", reference.parameter("tau_syn_ex"), reference.parameter("E_ex")))
                .receptor(Receptor.expConductance("in", reference.parameter("tau_syn_in"), reference.parameter("E_in")))
                .spikeCondition(Threshold.Condition.PEAK)
                .threshold(reference.parameter("V_T") + 30)
                .refractory(reference.parameter("t_ref"))
                .build();
        return new Cell(model, dt)
                .every(0.1)
                .configure(p -> p.integrator(Integrators.adaptive(1e-9, 1e-11))
                        .initially("m", reference.parameter("Act_m"))
                        .initially("h", reference.parameter("Inact_h"))
                        .initially("n", reference.parameter("Act_n")));
    }

    private static void assertTraces(Cell.Run run, ReferenceCsv reference, String name) {
        assertBeforeFirstSpike(run, "v", reference, "V_m_dt0.01", name, REACHED);
        assertBeforeFirstSpike(run, "m", reference, "Act_m", name, 2 * reference.estimate("Act_m"));
        assertBeforeFirstSpike(run, "h", reference, "Inact_h", name, 2 * reference.estimate("Inact_h"));
        assertBeforeFirstSpike(run, "n", reference, "Act_n", name, 2 * reference.estimate("Act_n"));
    }

    private static void assertBeforeFirstSpike(
            Cell.Run run, String variable, ReferenceCsv reference, String column, String name, double tolerance) {
        double firstSpike = ReferenceCsv.read("nest/" + name + "_spikes.csv").of("0.01")[0];
        int samples = (int) Math.floor((firstSpike - 1) / 0.1);
        assertThat(Errors.absolute(run.trace(variable), 1, reference.column(column), 0, samples))
                .as("error of " + variable + " before the first spike")
                .isLessThan(tolerance);
    }

    private static void assertSpikes(Cell.Run run, String name, double dt) {
        double[] expected = ReferenceCsv.read("nest/" + name + "_spikes.csv").of(dt == 0.1 ? "0.1" : "0.01");
        assertThat(run.spikeTimes()).as("spike times").containsExactly(expected, within(1e-9));
    }
}
