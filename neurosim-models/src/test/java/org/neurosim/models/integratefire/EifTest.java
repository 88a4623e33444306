package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.neurosim.models.Cell;
import org.neurosim.models.Errors;
import org.neurosim.models.HybridSolution;
import org.neurosim.models.Receptor;
import org.neurosim.models.stimuli.Stimuli;

/** {@link Eif} against {@link AdEx} and an event-exact solution. */
class EifTest {

    /** Without adaptation both are the same neuron, bit for bit. */
    @Test
    void withoutAdaptationItIsTheEif() {
        Receptor[] receptors = {Receptor.delta("d"), Receptor.expCurrent("i", 3), Receptor.betaConductance("g", 1, 4, 0)
        };
        AdEx.Builder adex = AdEx.builder()
                .capacitance(200)
                .leakConductance(20)
                .restingPotential(-65)
                .refractory(1.7)
                .threshold(-59.9)
                .slopeFactor(3.48)
                .reset(-68)
                .adaptation(0, 0, 100);
        Eif.Builder eif = Eif.builder();
        for (Receptor r : receptors) {
            adex.receptor(r);
            eif.receptor(r);
        }
        double[][] v = {run(new Cell(adex.build(), 0.1)), run(new Cell(eif.build(), 0.1))};
        assertThat(v[0]).containsExactly(v[1]);
    }

    private static double[] run(Cell cell) {
        return cell.current(Stimuli.step(300, 5, 80))
                .input("d", 3, 0.1, 20, 22, 24)
                .input("i", 200, 0.1, 40, 41, 42)
                .input("g", 20, 0.1, 60, 61, 62)
                .run(100, "v")
                .trace("v");
    }

    /**
     * The EIF against an event-exact solution. Each spike is late by up to one step (half on average) and the reset
     * with it: over k spikes the delays add up. 2 % more is for the steepest part of the upstroke, which takes RK4
     * longer.
     */
    @Test
    void exponentialNeuron() {
        double dt = 0.005;
        HybridSolution solution = new HybridSolution(
                        (t, y, dy, refractory) -> dy[0] = refractory
                                ? 0
                                : (20 * (-65 - y[0]) + 20 * 3.48 * Math.exp((Math.min(y[0], 0) + 59.9) / 3.48) + 300)
                                        / 200,
                        y -> y[0],
                        y -> y[0] = -68,
                        1.7,
                        -65)
                .to(200, 1);
        Cell.Run run = new Cell(Eif.builder().current(300).build(), dt).every(1).run(200, "v");

        double[] expected = solution.spikeTimes();
        assertThat(expected.length).isGreaterThan(5);
        assertThat(run.spikeTimes()).hasSameSizeAs(expected);
        for (int k = 0; k < expected.length; k++) {
            assertThat(run.spikeTimes()[k] - expected[k]).isBetween(-1e-6, 1.02 * (k + 1) * dt);
        }
        assertThat(Errors.absolute(run.trace("v"), 1, solution.trace(0), 0, (int) expected[0] - 1))
                .as("before the first spike")
                .isLessThan(1e-9);
    }
}
