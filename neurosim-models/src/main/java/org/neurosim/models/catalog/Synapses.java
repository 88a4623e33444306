package org.neurosim.models.catalog;

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
import org.neurosim.models.rates.RateConnection;
import org.neurosim.models.synapses.BernoulliSynapse;
import org.neurosim.models.synapses.BinarySynapse;
import org.neurosim.models.synapses.GapJunction;
import org.neurosim.models.synapses.GradedSynapse;
import org.neurosim.models.synapses.QuantalStp;
import org.neurosim.models.synapses.SaturatingNmda;
import org.neurosim.models.synapses.StaticSynapse;
import org.neurosim.models.synapses.TsodyksMarkram;

/** Synapses and plasticity rules. */
final class Synapses {

    private static final String BELLEC =
            "Bellec, Scherr, Subramoney, Hajek, Salaj, Legenstein and Maass 2020, Nat Commun 11:3625";

    private Synapses() {}

    static List<ModelDescription> models() {
        return List.of(
                ModelDescription.synapse(StaticSynapse.class, StaticSynapse::staticSynapse)
                        .summary("Constant weight.")
                        .build(),
                ModelDescription.synapse(SaturatingNmda.class, SaturatingNmda::brunelWang)
                        .argument("tauRiseMs", "ms", 2, Range.POSITIVE)
                        .argument("tauDecayMs", "ms", 100, Range.POSITIVE)
                        .argument("alphaPerMs", "1/ms", 0.5, Range.POSITIVE)
                        .summary("NMDA synapse whose gating saturates.")
                        .reference("Wang 1999, J Neurosci 19:9587; Brunel and Wang 2001, J Comput Neurosci 11:63")
                        .build(),
                ModelDescription.synapse(TsodyksMarkram.class, () -> TsodyksMarkram.twoState(0.5, 800, 0))
                        .argument("use", "", 0.5, Range.NON_NEGATIVE)
                        .argument("tauRecMs", "ms", 800, Range.POSITIVE)
                        .argument("tauFacMs", "ms", 0, Range.NON_NEGATIVE)
                        .summary("Short-term depression and facilitation, in three named conventions.")
                        .reference(
                                "Tsodyks, Pawelzik and Markram 1998, Neural Comput 10:821; Tsodyks, Uziel and Markram"
                                        + " 2000, J Neurosci 20:RC50")
                        .build(),
                ModelDescription.synapse(QuantalStp.class, () -> QuantalStp.of(5, 0.5, 800, 0))
                        .argument("sites", "", 5, Range.between(1, 1000))
                        .argument("use", "", 0.5, Range.between(0, 1))
                        .argument("tauRecMs", "ms", 800, Range.POSITIVE)
                        .argument("tauFacMs", "ms", 0, Range.NON_NEGATIVE)
                        .summary("Short-term depression and facilitation by whole vesicles: stochastic release.")
                        .reference("Fuhrmann et al. 2002, J Neurophysiol 87:140; Loebel et al. 2009, Front Comput"
                                + " Neurosci 3:27")
                        .build(),
                ModelDescription.synapse(BernoulliSynapse.class, () -> BernoulliSynapse.of(0.5))
                        .argument("probability", "", 0.5, Range.between(0, 1))
                        .summary("Synapse that fails: each spike is transmitted with a given probability.")
                        .reference("Lefort et al. 2009, Neuron 61:301")
                        .build(),
                ModelDescription.synapse(BinarySynapse.class, () -> BinarySynapse.INSTANCE)
                        .summary("Synapse of binary neurons: carries the weight and its negative in turn.")
                        .build(),
                ModelDescription.plasticityRule(
                                PairStdp.class, () -> PairStdp.additive(1).build())
                        .argument("maximalWeight", "", 1, Range.POSITIVE)
                        .argument("plusMs", "ms", 20, Range.POSITIVE)
                        .argument("minusMs", "ms", 20, Range.POSITIVE)
                        .argument("plus", "", 0.01, Range.FINITE)
                        .argument("minus", "", 0.0105, Range.FINITE)
                        .summary(
                                "Pair STDP: additive, multiplicative, van Rossum or any powers; all pairs of spikes or nearest neighbours.")
                        .reference("Song, Miller and Abbott 2000, Nat Neurosci 3:919; Guetig et al. 2003, J Neurosci"
                                + " 23:3697; Morrison, Diesmann and Gerstner 2008, Biol Cybern 98:459")
                        .build(),
                ModelDescription.plasticityRule(
                                PowerLawStdp.class,
                                () -> PowerLawStdp.builder(1).build())
                        .argument("referenceWeight", "", 1, Range.POSITIVE)
                        .argument("rate", "", 0.1, Range.NON_NEGATIVE)
                        .argument("depression", "", 0.11, Range.NON_NEGATIVE)
                        .argument("exponent", "", 0.4, Range.NON_NEGATIVE)
                        .argument("plusMs", "ms", 20, Range.POSITIVE)
                        .argument("minusMs", "ms", 20, Range.POSITIVE)
                        .summary("Pair STDP whose potentiation grows with a power of the weight.")
                        .reference("Morrison, Aertsen and Diesmann 2007, Neural Comput 19:1437")
                        .build(),
                ModelDescription.plasticityRule(
                                TripletStdp.class, () -> TripletStdp.builder(1).build())
                        .argument("maximalWeight", "", 1, Range.POSITIVE)
                        .summary("Triplet STDP, with the fit to visual cortex.")
                        .reference("Pfister and Gerstner 2006, J Neurosci 26:9673")
                        .build(),
                ModelDescription.plasticityRule(InhibitoryStdp.class, () -> InhibitoryStdp.of(0.01, 5, 20, 10))
                        .argument("learningRate", "", 0.01, Range.FINITE)
                        .argument("targetRateHz", "Hz", 5, Range.NON_NEGATIVE)
                        .argument("tauMs", "ms", 20, Range.POSITIVE)
                        .argument("maximalWeight", "", 10, Range.POSITIVE)
                        .summary("Inhibitory STDP that balances excitation.")
                        .reference("Vogels et al. 2011, Science 334:1569")
                        .build(),
                ModelDescription.plasticityRule(
                                DopamineStdp.class,
                                () -> DopamineStdp.builder(1).build())
                        .argument("maximalWeight", "", 1, Range.FINITE)
                        .summary("STDP with an eligibility trace that a neuromodulator turns into learning.")
                        .reference("Izhikevich 2007, Cereb Cortex 17:2443; Potjans, Morrison and Diesmann 2010, Front"
                                + " Comput Neurosci 4:141")
                        .build(),
                ModelDescription.plasticityRule(
                                ClopathStdp.class, () -> ClopathStdp.builder(1).build())
                        .argument("maximalWeight", "", 1, Range.POSITIVE)
                        .summary("STDP by the postsynaptic membrane potential.")
                        .reference("Clopath, Buesing, Vasilaki and Gerstner 2010, Nat Neurosci 13:344")
                        .build(),
                ModelDescription.plasticityRule(
                                UrbanczikSennRule.class,
                                () -> UrbanczikSennRule.builder(UrbanczikSenn.builder(), 1)
                                        .build())
                        .argument("learningRate", "", 1, Range.FINITE)
                        .summary("Learning by the dendritic prediction of somatic spiking.")
                        .reference("Urbanczik and Senn 2014, Neuron 81:521")
                        .build(),
                ModelDescription.plasticityRule(
                                Eprop.class,
                                () -> Eprop.builder(Alif.builder().adaptation(0.1, 200), 20)
                                        .build())
                        .argument("tauOutMs", "ms", 20, Range.POSITIVE)
                        .summary("Eligibility propagation: recurrent networks learn by gradient descent, online.")
                        .reference(BELLEC)
                        .build(),
                ModelDescription.plasticityRule(Eprop.class, () -> Eprop.output(20, 0.001, 1))
                        .name("Eprop.output")
                        .argument("tauOutMs", "ms", 20, Range.POSITIVE)
                        .argument("learningRate", "", 0.001, Range.NON_NEGATIVE)
                        .argument("intervalSteps", "", 1, Range.POSITIVE)
                        .summary("Gradient descent of the weights onto readouts.")
                        .reference(BELLEC)
                        .build(),
                ModelDescription.synapse(Eprop.class, Eprop::feedback)
                        .name("Eprop.feedback")
                        .summary("Carries errors of readouts back to neurons as learning signals.")
                        .reference(BELLEC)
                        .build(),
                ModelDescription.plasticityRule(
                                Eprop.class, () -> Eprop.adaptiveFeedback(1).build())
                        .name("Eprop.adaptiveFeedback")
                        .argument("outputDelaySteps", "", 1, Range.POSITIVE)
                        .summary("Feedback of errors by weights that learn as the output weights do.")
                        .reference(BELLEC)
                        .build(),
                ModelDescription.synapse(Eprop.class, Eprop::normalisation)
                        .name("Eprop.normalisation")
                        .summary("Carries the exponentials of softmax readouts to each other.")
                        .reference(BELLEC)
                        .build(),
                ModelDescription.plasticityRule(
                                GraupnerBrunel.class,
                                () -> GraupnerBrunel.builder(GraupnerBrunel.Data.DEPRESSION_POTENTIATION)
                                        .build())
                        .summary("Plasticity by postsynaptic calcium, with two stable states.")
                        .reference("Graupner and Brunel 2012, PNAS 109:3991")
                        .build(),
                ModelDescription.plasticityRule(
                                SynapticScaling.class,
                                () -> SynapticScaling.builder(1e-7, 5, 1).build())
                        .argument("beta", "1/(ms Hz)", 1e-7, Range.NON_NEGATIVE)
                        .argument("targetRateHz", "Hz", 5, Range.NON_NEGATIVE)
                        .argument("maximalWeight", "", 1, Range.POSITIVE)
                        .summary("Homeostatic scaling of weights, with pair STDP and decay of weights if wanted.")
                        .reference("van Rossum, Bi and Turrigiano 2000, J Neurosci 20:8812")
                        .build(),
                ModelDescription.plasticityRule(
                                Bcpnn.class, () -> Bcpnn.builder().build())
                        .summary("Bayesian confidence propagation: weights from activity alone and together.")
                        .reference("Tully, Hennig and Lansner 2014, Front Synaptic Neurosci 6:8")
                        .build(),
                ModelDescription.synapse(GapJunction.class, GapJunction::gapJunction)
                        .summary("Electrical synapse: a conductance between two neurons.")
                        .reference("Hahne et al. 2015, Front Neuroinform 9:22")
                        .build(),
                ModelDescription.synapse(GradedSynapse.class, () -> GradedSynapse.kinetic(0, 2, 12, 0.1))
                        .argument("thetaMv", "mV", 0, Range.FINITE)
                        .argument("kMv", "mV", 2, Range.POSITIVE)
                        .argument("alphaPerMs", "1/ms", 12, Range.POSITIVE)
                        .argument("betaPerMs", "1/ms", 0.1, Range.POSITIVE)
                        .summary("Chemical synapse that follows the presynaptic potential without spikes.")
                        .reference("Wang and Rinzel 1992, Neural Comput 4:84; "
                                + "Wang and Buzsaki 1996, J Neurosci 16:6402")
                        .build(),
                ModelDescription.synapse(RateConnection.class, RateConnection::rateConnection)
                        .summary("Connection of rate units, with or without delay and gain function.")
                        .reference("Hahne et al. 2017, Front Neuroinform 11:34")
                        .build(),
                ModelDescription.plasticityRule(
                                Hebb.class, () -> Hebb.of(0.001, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                        .argument("learningRate", "1/ms", 0.001, Range.FINITE)
                        .summary("Hebb's rule between rate units, within bounds.")
                        .reference("Hebb 1949, The organization of behavior")
                        .build(),
                ModelDescription.plasticityRule(Oja.class, () -> Oja.of(0.001))
                        .argument("learningRate", "1/ms", 0.001, Range.FINITE)
                        .summary("Hebb's rule with a decay that finds the first principal component.")
                        .reference("Oja 1982, J Math Biol 15:267")
                        .build(),
                ModelDescription.plasticityRule(Bcm.class, () -> Bcm.of(0.0001, 500, 1))
                        .argument("learningRate", "1/ms", 0.0001, Range.FINITE)
                        .argument("thresholdMs", "ms", 500, Range.POSITIVE)
                        .argument("rate", "", 1, Range.POSITIVE)
                        .summary(
                                "Bienenstock-Cooper-Munro rule between rate units: a sliding threshold makes selective.")
                        .reference("Bienenstock, Cooper and Munro 1982, J Neurosci 2:32; "
                                + "Intrator and Cooper 1992, Neural Netw 5:3")
                        .build());
    }
}
