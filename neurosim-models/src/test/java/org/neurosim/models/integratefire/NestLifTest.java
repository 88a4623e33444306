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
import org.neurosim.models.stimuli.Stimuli;

/**
 * {@link Lif} against traces of NEST 3.10.0, all samples of the whole run (nest/README.md). Both integrate exactly and
 * test the threshold on the same grid, so that agreement is limited by the 12 digits of the files alone.
 */
class NestLifTest {
    private static final double DT = 0.1;
    /** Relative. The files have 12 digits: 0.5e-11 at most, 0.9e-12 where the value is near -55 to -70. */
    private static final double TOLERANCE = 0.6e-11;

    private static final double TOLERANCE_V = 1e-12;

    @ParameterizedTest
    @ValueSource(strings = {"iaf_psc_delta", "iaf_psc_exp", "iaf_psc_alpha"})
    void directCurrent(String model) {
        ReferenceCsv reference = ReferenceCsv.read("nest/" + model + "_dc.csv");
        Cell.Run run =
                cell(model, reference).current(Stimuli.step(500, 10, 120)).run(150, "v");

        assertSame(run, "v", reference, "V_m");
        assertSameSpikes(run, model + "_dc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iaf_psc_delta", "iaf_psc_exp", "iaf_psc_alpha"})
    void inputSpikes(String model) {
        ReferenceCsv reference = ReferenceCsv.read("nest/" + model + "_spikes.csv");
        boolean delta = model.endsWith("delta");
        String[] variables = delta ? new String[] {"v"} : new String[] {"v", "I_ex", "I_in"};
        Cell.Run run = NestProtocol.withInputs(cell(model, reference), reference, "ex", delta ? "ex" : "in", 1)
                .run(150, variables);

        assertSame(run, "v", reference, "V_m");
        if (!delta) {
            assertSame(run, "I_ex", reference, "I_syn_ex");
            assertSame(run, "I_in", reference, "I_syn_in");
        }
        assertSameSpikes(run, model + "_spikes");
    }

    private static Cell cell(String model, ReferenceCsv reference) {
        Lif.Builder b = Lif.builder()
                .capacitance(reference.parameter("C_m"))
                .tauM(reference.parameter("tau_m"))
                .restingPotential(reference.parameter("E_L"))
                .threshold(reference.parameter("V_th"))
                .reset(reference.parameter("V_reset"))
                .refractory(reference.parameter("t_ref"));
        switch (model) {
            case "iaf_psc_delta" -> b.receptor(Receptor.delta("ex"));
            case "iaf_psc_exp" ->
                b.receptor(Receptor.expCurrent("ex", reference.parameter("tau_syn_ex")))
                        .receptor(Receptor.expCurrent("in", reference.parameter("tau_syn_in")));
            default ->
                b.receptor(Receptor.alphaCurrent("ex", reference.parameter("tau_syn_ex")))
                        .receptor(Receptor.alphaCurrent("in", reference.parameter("tau_syn_in")));
        }
        return new Cell(b.build(), DT).configure(p -> p.integrator(Integrators.exact()));
    }

    private static void assertSame(Cell.Run run, String variable, ReferenceCsv reference, String column) {
        double[] expected = reference.column(column);
        assertThat(Errors.relative(run.trace(variable), 1, expected, 0, expected.length, 1e-12))
                .as("relative error of " + variable)
                .isLessThan(variable.equals("v") ? TOLERANCE_V : TOLERANCE);
    }

    private static void assertSameSpikes(Cell.Run run, String name) {
        double[] expected = ReferenceCsv.read("nest/" + name + "_spikes.csv").of("0.1");
        assertThat(run.spikeTimes()).as("spike times").containsExactly(expected, within(1e-9));
    }
}
