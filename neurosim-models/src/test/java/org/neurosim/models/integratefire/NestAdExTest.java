package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Cell;
import org.neurosim.models.Errors;
import org.neurosim.models.NestProtocol;
import org.neurosim.models.Receptor;
import org.neurosim.models.ReferenceCsv;

/**
 * {@link AdEx} with conductances against {@code aeif_cond_exp} and {@code aeif_cond_alpha} of NEST 3.10.0
 * (nest/README.md). Before the first spike both solve the same equations: agreement to twice the reference's own error
 * estimate, and not less than 1e-10, its printed digits. NEST
 * resets within its 0.1 ms step, we at its end, so spikes are compared at 0.01 ms.
 */
class NestAdExTest {
    private static final double DT = 0.01;

    @ParameterizedTest
    @ValueSource(strings = {"aeif_cond_exp", "aeif_cond_alpha"})
    void directCurrent(String model) {
        ReferenceCsv reference = ReferenceCsv.read("nest/" + model + "_dc.csv");
        Cell.Run run = cell(model, reference)
                .current(NestProtocol.directCurrent(reference))
                .run(250, "v", "w");

        assertBeforeFirstSpike(run, "v", reference, "V_m_dt0.01", model + "_dc", tolerance(reference, "V_m"));
        assertBeforeFirstSpike(run, "w", reference, "w", model + "_dc", tolerance(reference, "w"));
        assertSpikes(run, model + "_dc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aeif_cond_exp", "aeif_cond_alpha"})
    void inputSpikes(String model) {
        ReferenceCsv reference = ReferenceCsv.read("nest/" + model + "_spikes.csv");
        Cell.Run run = NestProtocol.withInputs(cell(model, reference), reference, "ex", "in", -1)
                .run(150, "v", "w", "g_ex", "g_in");

        String name = model + "_spikes";
        assertBeforeFirstSpike(run, "v", reference, "V_m_dt0.01", name, tolerance(reference, "V_m"));
        assertBeforeFirstSpike(run, "w", reference, "w", name, tolerance(reference, "w"));
        assertBeforeFirstSpike(run, "g_ex", reference, "g_ex", name, tolerance(reference, "g_ex"));
        assertBeforeFirstSpike(run, "g_in", reference, "g_in", name, tolerance(reference, "g_in"));
        assertSpikes(run, name);
    }

    private static Cell cell(String model, ReferenceCsv reference) {
        double tauEx = reference.parameter("tau_syn_ex");
        double tauIn = reference.parameter("tau_syn_in");
        double eEx = reference.parameter("E_ex");
        double eIn = reference.parameter("E_in");
        boolean alpha = model.endsWith("alpha");
        AdEx.Builder b = AdEx.builder()
                .capacitance(reference.parameter("C_m"))
                .leakConductance(reference.parameter("g_L"))
                .restingPotential(reference.parameter("E_L"))
                .threshold(reference.parameter("V_th"))
                .slopeFactor(reference.parameter("Delta_T"))
                .peak(reference.parameter("V_peak"))
                .reset(reference.parameter("V_reset"))
                .refractory(reference.parameter("t_ref"))
                .adaptation(reference.parameter("a"), reference.parameter("b"), reference.parameter("tau_w"))
                .receptor(
                        alpha ? Receptor.alphaConductance("ex", tauEx, eEx) : Receptor.expConductance("ex", tauEx, eEx))
                .receptor(
                        alpha
                                ? Receptor.alphaConductance("in", tauIn, eIn)
                                : Receptor.expConductance("in", tauIn, eIn));
        return new Cell(b.build(), DT).every(0.1).configure(p -> p.integrator(Integrators.adaptive(1e-11, 1e-12)));
    }

    private static double tolerance(ReferenceCsv reference, String variable) {
        return Math.max(2 * reference.estimate(variable), 1e-10);
    }

    private static void assertBeforeFirstSpike(
            Cell.Run run, String variable, ReferenceCsv reference, String column, String name, double tolerance) {
        double firstSpike = ReferenceCsv.read("nest/" + name + "_spikes.csv").of("0.01")[0];
        int samples = (int) Math.floor((firstSpike - 1) / 0.1);
        assertThat(Errors.absolute(run.trace(variable), 1, reference.column(column), 0, samples))
                .as("error of " + variable + " before the first spike")
                .isLessThan(tolerance);
    }

    /** The same grid, but NEST resets up to one step earlier at each spike. */
    private static void assertSpikes(Cell.Run run, String name) {
        double[] expected = ReferenceCsv.read("nest/" + name + "_spikes.csv").of("0.01");
        double[] spikes = run.spikeTimes();
        assertThat(spikes).as("spike times").hasSameSizeAs(expected);
        for (int k = 0; k < spikes.length; k++) {
            assertThat(spikes[k]).as("spike " + k).isEqualTo(expected[k], within((k + 1) * DT + 1e-9));
        }
    }
}
