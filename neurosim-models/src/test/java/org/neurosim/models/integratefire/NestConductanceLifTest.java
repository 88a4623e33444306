package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Cell;
import org.neurosim.models.Errors;
import org.neurosim.models.NestProtocol;
import org.neurosim.models.Receptor;
import org.neurosim.models.ReferenceCsv;
import org.neurosim.models.stimuli.Stimuli;

/**
 * {@link Lif} with conductances against NEST 3.10.0 (nest/README.md). NEST integrates adaptively with a tolerance of
 * 1e-3, and keeps the threshold on the grid as we do; so v before the first spike is compared with its run of 0.01 ms,
 * conductances with its run of 0.1 ms within twice the file's error estimate, and spikes at 0.1 and 0.01 ms with those
 * of the same step.
 */
class NestConductanceLifTest {
    /** The files have 12 digits. */
    private static final double PRINTED = 0.6e-10;

    @ParameterizedTest
    @CsvSource({"iaf_cond_exp, 0.1", "iaf_cond_exp, 0.01", "iaf_cond_alpha, 0.1", "iaf_cond_alpha, 0.01"})
    void directCurrent(String model, double dt) {
        ReferenceCsv reference = ReferenceCsv.read("nest/" + model + "_dc.csv");
        Cell.Run run =
                cell(model, reference, dt).current(Stimuli.step(450, 10, 120)).run(150, "v");

        assertTraceBeforeFirstSpike(run, "v", reference, "V_m_dt0.01", model + "_dc", PRINTED);
        assertSpikes(run, model + "_dc", dt);
    }

    @ParameterizedTest
    @CsvSource({"iaf_cond_exp, 0.1", "iaf_cond_exp, 0.01", "iaf_cond_alpha, 0.1", "iaf_cond_alpha, 0.01"})
    void inputSpikes(String model, double dt) {
        ReferenceCsv reference = ReferenceCsv.read("nest/" + model + "_spikes.csv");
        Cell.Run run = NestProtocol.withInputs(cell(model, reference, dt), reference, "ex", "in", -1)
                .run(150, "v", "g_ex", "g_in");

        String name = model + "_spikes";
        assertTraceBeforeFirstSpike(run, "v", reference, "V_m_dt0.01", name, 1.5e-10);
        assertTraceBeforeFirstSpike(run, "g_ex", reference, "g_ex", name, 2 * reference.estimate("g_ex"));
        assertTraceBeforeFirstSpike(run, "g_in", reference, "g_in", name, 2 * reference.estimate("g_in"));
        assertSpikes(run, name, dt);
    }

    private static Cell cell(String model, ReferenceCsv reference, double dt) {
        double tauEx = reference.parameter("tau_syn_ex");
        double tauIn = reference.parameter("tau_syn_in");
        double eEx = reference.parameter("E_ex");
        double eIn = reference.parameter("E_in");
        boolean alpha = model.endsWith("alpha");
        Lif.Builder b = Lif.builder()
                .capacitance(reference.parameter("C_m"))
                .leakConductance(reference.parameter("g_L"))
                .restingPotential(reference.parameter("E_L"))
                .threshold(reference.parameter("V_th"))
                .reset(reference.parameter("V_reset"))
                .refractory(reference.parameter("t_ref"))
                .receptor(
                        alpha ? Receptor.alphaConductance("ex", tauEx, eEx) : Receptor.expConductance("ex", tauEx, eEx))
                .receptor(
                        alpha
                                ? Receptor.alphaConductance("in", tauIn, eIn)
                                : Receptor.expConductance("in", tauIn, eIn));
        return new Cell(b.build(), dt).every(0.1).configure(p -> p.integrator(Integrators.adaptive(1e-10, 1e-12)));
    }

    private static void assertTraceBeforeFirstSpike(
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
