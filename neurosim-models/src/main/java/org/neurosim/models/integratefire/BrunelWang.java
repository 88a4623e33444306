package org.neurosim.models.integratefire;

import org.neurosim.models.Receptor;

/**
 * The integrate-and-fire cells of Brunel and Wang's network of working memory, also of Wang's decision network: {@link
 * Lif} with three conductances.
 *
 * <table>
 *   <caption>The cells</caption>
 *   <tr><th></th><th>C_m, pF</th><th>g_L, nS</th><th>E_L, mV</th><th>V_th, mV</th><th>V_reset, mV</th><th>t_ref,
 *       ms</th></tr>
 *   <tr><td>{@link #pyramidal}</td><td>500</td><td>25</td><td>-70</td><td>-50</td><td>-55</td><td>2</td></tr>
 *   <tr><td>{@link #interneuron}</td><td>200</td><td>20</td><td>-70</td><td>-50</td><td>-55</td><td>1</td></tr>
 * </table>
 *
 * <table>
 *   <caption>The receptors of both</caption>
 *   <tr><th>name</th><th>tau, ms</th><th>E, mV</th><th></th></tr>
 *   <tr><td>AMPA</td><td>2</td><td>0</td><td>external and recurrent</td></tr>
 *   <tr><td>GABA</td><td>5</td><td>-70</td><td></td></tr>
 *   <tr><td>NMDA</td><td>100</td><td>0</td><td>magnesium block at 1 mM; projections with {@link
 *       org.neurosim.models.synapses.SaturatingNmda#brunelWang}</td></tr>
 * </table>
 *
 * The paper's conductances per synapse are weights: 2.08, 0.104, 0.327 and 1.25 nS onto pyramidal cells (external AMPA,
 * recurrent AMPA, NMDA, GABA) and 1.62, 0.081, 0.258 and 0.973 nS onto interneurons, in its network of 1000 cells.
 *
 * <p>Source: Brunel and Wang 2001, J Comput Neurosci 11:63, section 2.1.
 */
public final class BrunelWang {

    private BrunelWang() {}

    /**
     * Starts with the values of the pyramidal cell, receptors included.
     *
     * @return builder
     */
    public static Lif.Builder pyramidal() {
        return cell(500, 25, 2);
    }

    /**
     * Starts with the values of the interneuron, receptors included.
     *
     * @return builder
     */
    public static Lif.Builder interneuron() {
        return cell(200, 20, 1);
    }

    private static Lif.Builder cell(double capacitance, double leak, double refractory) {
        return Lif.builder()
                .capacitance(capacitance)
                .leakConductance(leak)
                .restingPotential(-70)
                .threshold(-50)
                .reset(-55)
                .refractory(refractory)
                .receptor(Receptor.expConductance("AMPA", 2, 0))
                .receptor(Receptor.expConductance("GABA", 5, -70))
                .receptor(Receptor.nmdaConductance("NMDA", 100, 0, 1));
    }
}
