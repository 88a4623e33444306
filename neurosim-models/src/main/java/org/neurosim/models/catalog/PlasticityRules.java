package org.neurosim.models.catalog;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.Range;
import org.neurosim.models.eprop.Alif;
import org.neurosim.models.eprop.Eprop;
import org.neurosim.models.integratefire.UrbanczikSenn;
import org.neurosim.models.plasticity.Bcpnn;
import org.neurosim.models.plasticity.ClopathStdp;
import org.neurosim.models.plasticity.DopamineStdp;
import org.neurosim.models.plasticity.GraupnerBrunel;
import org.neurosim.models.plasticity.InhibitoryStdp;
import org.neurosim.models.plasticity.PairStdp;
import org.neurosim.models.plasticity.PowerLawStdp;
import org.neurosim.models.plasticity.SynapticScaling;
import org.neurosim.models.plasticity.TripletStdp;
import org.neurosim.models.plasticity.UrbanczikSennRule;
import org.neurosim.models.rates.Bcm;
import org.neurosim.models.rates.Hebb;
import org.neurosim.models.rates.Oja;

/** Plasticity rules. Their settings have the names that their formulas and messages have. */
final class PlasticityRules {

    static final String BELLEC =
            "Bellec, Scherr, Subramoney, Hajek, Salaj, Legenstein and Maass 2020, Nat Commun 11:3625";

    private static final String WEIGHT = "that of the receptor";

    /** Unit of defaults that are fractions of w_max. */
    private static final String LARGEST = "w_max";

    private static final Range STEPS = new Range(1, Double.POSITIVE_INFINITY, true, false);
    private static final Range FRACTION = Range.between(0, 1);

    private PlasticityRules() {}

    static List<ModelDescription> models() {
        List<ModelDescription> models = new ArrayList<>(ofSpikePairs());
        models.addAll(ofFurtherSignals());
        models.addAll(ofEprop());
        models.addAll(ofRates());
        return models;
    }

    private static List<ModelDescription> ofSpikePairs() {
        return List.of(
                ModelDescription.plasticityRule(
                                PairStdp.class, () -> PairStdp.additive(1).build())
                        .argument("w_max", WEIGHT, Range.POSITIVE)
                        .argument("mu_plus", "", Range.NON_NEGATIVE)
                        .argument("mu_minus", "", Range.NON_NEGATIVE)
                        .argument("tau_plus", "ms", 20, Range.POSITIVE)
                        .argument("tau_minus", "ms", 20, Range.POSITIVE)
                        .argument("A_plus", LARGEST, 0.01, Range.FINITE)
                        .argument("A_minus", LARGEST, 0.0105, Range.FINITE)
                        .summary(
                                "Pair STDP: additive, multiplicative, van Rossum or any powers; all pairs of spikes or nearest neighbours.")
                        .reference("Song, Miller and Abbott 2000, Nat Neurosci 3:919; Guetig et al. 2003, J Neurosci"
                                + " 23:3697; Morrison, Diesmann and Gerstner 2008, Biol Cybern 98:459")
                        .build(),
                ModelDescription.plasticityRule(
                                PowerLawStdp.class,
                                () -> PowerLawStdp.builder(1).build())
                        .argument("w_0", WEIGHT, Range.POSITIVE)
                        .argument("lambda", "", 0.1, Range.NON_NEGATIVE)
                        .argument("alpha", "", 0.11, Range.NON_NEGATIVE)
                        .argument("mu", "", 0.4, Range.NON_NEGATIVE)
                        .argument("tau_plus", "ms", 20, Range.POSITIVE)
                        .argument("tau_minus", "ms", 20, Range.POSITIVE)
                        .summary("Pair STDP whose potentiation grows with a power of the weight.")
                        .reference("Morrison, Aertsen and Diesmann 2007, Neural Comput 19:1437")
                        .build(),
                ModelDescription.plasticityRule(
                                TripletStdp.class, () -> TripletStdp.builder(1).build())
                        .argument("w_max", WEIGHT, Range.POSITIVE)
                        .argument("tau_plus", "ms", 16.8, Range.POSITIVE)
                        .argument("tau_x", "ms", 101, Range.POSITIVE)
                        .argument("tau_minus", "ms", 33.7, Range.POSITIVE)
                        .argument("tau_y", "ms", 125, Range.POSITIVE)
                        .argument("A2_plus", LARGEST, 5e-10, Range.FINITE)
                        .argument("A3_plus", LARGEST, 6.2e-3, Range.FINITE)
                        .argument("A2_minus", LARGEST, 7e-3, Range.FINITE)
                        .argument("A3_minus", LARGEST, 2.3e-4, Range.FINITE)
                        .summary("Triplet STDP, with the fit to visual cortex.")
                        .reference("Pfister and Gerstner 2006, J Neurosci 26:9673")
                        .build(),
                ModelDescription.plasticityRule(InhibitoryStdp.class, () -> InhibitoryStdp.of(0.01, 5, 20, 10))
                        .argument("eta", WEIGHT, Range.FINITE)
                        .argument("rho_0", "Hz", Range.NON_NEGATIVE)
                        .argument("tau", "ms", Range.POSITIVE)
                        .argument("w_max", WEIGHT, Range.POSITIVE)
                        .summary("Inhibitory STDP that balances excitation.")
                        .reference("Vogels et al. 2011, Science 334:1569")
                        .build());
    }

    private static List<ModelDescription> ofFurtherSignals() {
        return List.of(
                ModelDescription.plasticityRule(
                                DopamineStdp.class,
                                () -> DopamineStdp.builder(1).build())
                        .argument("w_max", WEIGHT, Range.FINITE)
                        .argument("w_min", WEIGHT, 0, Range.FINITE)
                        .argument("tau_plus", "ms", 20, Range.POSITIVE)
                        .argument("tau_minus", "ms", 20, Range.POSITIVE)
                        .argument("tau_c", "ms", 1000, Range.POSITIVE)
                        .argument("A_plus", "", 1, Range.FINITE)
                        .argument("A_minus", "", 1.5, Range.FINITE)
                        .argument("b", "", 0, Range.FINITE)
                        .summary("STDP with an eligibility trace that a neuromodulator turns into learning.")
                        .reference("Izhikevich 2007, Cereb Cortex 17:2443; Potjans, Morrison and Diesmann 2010, Front"
                                + " Comput Neurosci 4:141")
                        .build(),
                ModelDescription.plasticityRule(
                                ClopathStdp.class, () -> ClopathStdp.builder(1).build())
                        .argument("w_max", WEIGHT, Range.POSITIVE)
                        .argument("A_LTD", "1/mV", 14e-5, Range.NON_NEGATIVE)
                        .argument("A_LTP", "1/mV^2", 8e-5, Range.NON_NEGATIVE)
                        .argument("theta_minus", "mV", -70.6, Range.FINITE)
                        .argument("theta_plus", "mV", -45.3, Range.FINITE)
                        .argument("tau_x", "ms", 15, Range.POSITIVE)
                        .argument("u_ref", "mV", Range.POSITIVE)
                        .summary("STDP by the postsynaptic membrane potential.")
                        .reference("Clopath, Buesing, Vasilaki and Gerstner 2010, Nat Neurosci 13:344")
                        .build(),
                ModelDescription.plasticityRule(
                                UrbanczikSennRule.class,
                                () -> UrbanczikSennRule.builder(UrbanczikSenn.builder(), 1)
                                        .build())
                        .argument("eta", "", Range.FINITE)
                        .argument("tau_L", "ms", 10, Range.POSITIVE)
                        .argument("tau_s", "ms", 3, Range.POSITIVE)
                        .argument("tau_Delta", "ms", 100, Range.POSITIVE)
                        .argument("w_min", WEIGHT, Range.FINITE)
                        .argument("w_max", WEIGHT, Range.FINITE)
                        .summary("Learning by the dendritic prediction of somatic spiking.")
                        .reference("Urbanczik and Senn 2014, Neuron 81:521")
                        .build(),
                ModelDescription.plasticityRule(
                                GraupnerBrunel.class,
                                () -> GraupnerBrunel.builder(GraupnerBrunel.Data.DEPRESSION_POTENTIATION)
                                        .build())
                        .argument("tau_Ca", "ms", 20, Range.POSITIVE)
                        .argument("C_pre", "", 1, Range.NON_NEGATIVE)
                        .argument("C_post", "", 2, Range.NON_NEGATIVE)
                        .argument("D", "ms", 13.7, Range.NON_NEGATIVE)
                        .argument("theta_d", "", 1, Range.POSITIVE)
                        .argument("theta_p", "", 1.3, Range.POSITIVE)
                        .argument("gamma_d", "", 200, Range.NON_NEGATIVE)
                        .argument("gamma_p", "", 321.808, Range.NON_NEGATIVE)
                        .argument("tau", "ms", 150_000, Range.POSITIVE)
                        .argument("sigma", "", 0, Range.NON_NEGATIVE)
                        .argument("w_low", WEIGHT, 0, Range.FINITE)
                        .argument("w_high", WEIGHT, 1, Range.FINITE)
                        .summary("Plasticity by postsynaptic calcium, with two stable states; here the set"
                                + " DEPRESSION_POTENTIATION of nine published ones.")
                        .reference("Graupner and Brunel 2012, PNAS 109:3991")
                        .build(),
                ModelDescription.plasticityRule(
                                SynapticScaling.class,
                                () -> SynapticScaling.builder(1e-7, 5, 1).build())
                        .argument("beta", "1/(ms Hz)", Range.NON_NEGATIVE)
                        .argument("r_target", "Hz", Range.NON_NEGATIVE)
                        .argument("w_max", WEIGHT, Range.POSITIVE)
                        .argument("tau_r", "ms", 10_000, Range.POSITIVE)
                        .argument("A_plus", WEIGHT, 0, Range.FINITE)
                        .argument("A_minus", WEIGHT, 0, Range.FINITE)
                        .argument("tau_plus", "ms", 20, Range.POSITIVE)
                        .argument("tau_minus", "ms", 20, Range.POSITIVE)
                        .argument("tau_w", "ms", Range.POSITIVE)
                        .summary("Homeostatic scaling of weights, with pair STDP and decay of weights if wanted.")
                        .reference("van Rossum, Bi and Turrigiano 2000, J Neurosci 20:8812")
                        .build(),
                ModelDescription.plasticityRule(
                                Bcpnn.class, () -> Bcpnn.builder().build())
                        .argument("tau_zi", "ms", 10, Range.POSITIVE)
                        .argument("tau_zj", "ms", 10, Range.POSITIVE)
                        .argument("tau_e", "ms", 100, Range.POSITIVE)
                        .argument("tau_p", "ms", 1000, Range.POSITIVE)
                        .argument("f_max", "Hz", 50, Range.POSITIVE)
                        .argument("epsilon", "", 0.01, Range.POSITIVE)
                        .argument("kappa", "", Range.NON_NEGATIVE)
                        .argument("gain", WEIGHT, 1, Range.FINITE)
                        .summary("Bayesian confidence propagation: weights from activity alone and together.")
                        .reference("Tully, Hennig and Lansner 2014, Front Synaptic Neurosci 6:8")
                        .build());
    }

    private static List<ModelDescription> ofEprop() {
        return List.of(
                learning(ModelDescription.plasticityRule(
                                        Eprop.class,
                                        () -> Eprop.builder(Alif.builder().adaptation(0.1, 200), 20)
                                                .build())
                                .argument("tau_out", "ms", Range.POSITIVE))
                        .argument("output delay", "steps", 1, STEPS)
                        .argument("c", "", 0, Range.NON_NEGATIVE)
                        .argument("f_target", "Hz", 0, Range.NON_NEGATIVE)
                        .summary("Eligibility propagation: recurrent networks learn by gradient descent, online.")
                        .reference(BELLEC)
                        .build(),
                learning(ModelDescription.plasticityRule(Eprop.class, () -> Eprop.output(20, 0.001, 1))
                                .name("Eprop.output")
                                .argument("tau_out", "ms", Range.POSITIVE))
                        .argument("decay", "", 0, FRACTION)
                        .summary("Gradient descent of the weights onto readouts.")
                        .reference(BELLEC)
                        .build(),
                learning(ModelDescription.plasticityRule(
                                        Eprop.class,
                                        () -> Eprop.adaptiveFeedback(1).build())
                                .name("Eprop.adaptiveFeedback")
                                .argument("output delay", "steps", STEPS))
                        .argument("decay", "", 0, FRACTION)
                        .summary("Feedback of errors by weights that learn as the output weights do.")
                        .reference(BELLEC)
                        .build());
    }

    private static ModelDescription.Builder learning(ModelDescription.Builder rule) {
        return rule.argument("eta", "", 0, Range.NON_NEGATIVE).argument("interval", "steps", 1, STEPS);
    }

    private static List<ModelDescription> ofRates() {
        return List.of(
                ModelDescription.plasticityRule(
                                Hebb.class, () -> Hebb.of(0.001, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                        .argument("eta", "1/ms", Range.FINITE)
                        .argument("w_min", WEIGHT, Range.FINITE)
                        .argument("w_max", WEIGHT, Range.FINITE)
                        .summary("Hebb's rule between rate units, within bounds.")
                        .reference("Hebb 1949, The organization of behavior")
                        .build(),
                ModelDescription.plasticityRule(Oja.class, () -> Oja.of(0.001))
                        .argument("eta", "1/ms", Range.FINITE)
                        .summary("Hebb's rule with a decay that finds the first principal component.")
                        .reference("Oja 1982, J Math Biol 15:267")
                        .build(),
                ModelDescription.plasticityRule(Bcm.class, () -> Bcm.of(0.0001, 500, 1))
                        .argument("eta", "1/ms", Range.FINITE)
                        .argument("tau_theta", "ms", Range.POSITIVE)
                        .argument("r_0", "", Range.POSITIVE)
                        .summary(
                                "Bienenstock-Cooper-Munro rule between rate units: a sliding threshold makes selective.")
                        .reference("Bienenstock, Cooper and Munro 1982, J Neurosci 2:32; "
                                + "Intrator and Cooper 1992, Neural Netw 5:3")
                        .build());
    }
}
