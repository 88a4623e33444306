package org.neurosim.models.catalog;

import java.util.List;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.api.model.Range;
import org.neurosim.models.eprop.Eprop;
import org.neurosim.models.rates.RateConnection;
import org.neurosim.models.synapses.BernoulliSynapse;
import org.neurosim.models.synapses.BinarySynapse;
import org.neurosim.models.synapses.GapJunction;
import org.neurosim.models.synapses.GradedSynapse;
import org.neurosim.models.synapses.QuantalStp;
import org.neurosim.models.synapses.SaturatingNmda;
import org.neurosim.models.synapses.StaticSynapse;
import org.neurosim.models.synapses.TsodyksMarkram;

/** Synapses whose weights stay. */
final class Synapses {

    private static final Range FRACTION = Range.between(0, 1);

    private Synapses() {}

    static List<ModelDescription> models() {
        return List.of(
                ModelDescription.synapse(StaticSynapse.class, StaticSynapse::staticSynapse)
                        .summary("Constant weight.")
                        .build(),
                ModelDescription.synapse(SaturatingNmda.class, SaturatingNmda::brunelWang)
                        .argument("tau_rise", "ms", 2, Range.POSITIVE)
                        .argument("tau_decay", "ms", 100, Range.POSITIVE)
                        .argument("alpha", "1/ms", 0.5, Range.POSITIVE)
                        .summary("NMDA synapse whose gating saturates.")
                        .reference("Wang 1999, J Neurosci 19:9587; Brunel and Wang 2001, J Comput Neurosci 11:63")
                        .build(),
                ModelDescription.synapse(TsodyksMarkram.class, () -> TsodyksMarkram.twoState(0.5, 800, 0))
                        .argument("U", "", FRACTION)
                        .argument("tau_rec", "ms", Range.POSITIVE)
                        .argument("tau_fac", "ms", Range.NON_NEGATIVE)
                        .argument("tau_psc", "ms", Range.POSITIVE)
                        .summary("Short-term depression and facilitation, in three named conventions;"
                                + " tau_psc for one of them only.")
                        .reference(
                                "Tsodyks, Pawelzik and Markram 1998, Neural Comput 10:821; Tsodyks, Uziel and Markram"
                                        + " 2000, J Neurosci 20:RC50")
                        .build(),
                ModelDescription.synapse(QuantalStp.class, () -> QuantalStp.of(5, 0.5, 800, 0))
                        .argument("n", "", Range.between(1, 1000))
                        .argument("U", "", FRACTION)
                        .argument("tau_rec", "ms", Range.POSITIVE)
                        .argument("tau_fac", "ms", Range.NON_NEGATIVE)
                        .summary("Short-term depression and facilitation by whole vesicles: stochastic release.")
                        .reference("Fuhrmann et al. 2002, J Neurophysiol 87:140; Loebel et al. 2009, Front Comput"
                                + " Neurosci 3:27")
                        .build(),
                ModelDescription.synapse(BernoulliSynapse.class, () -> BernoulliSynapse.of(0.5))
                        .argument("p", "", FRACTION)
                        .summary("Synapse that fails: each spike is transmitted with a given probability.")
                        .reference("Lefort et al. 2009, Neuron 61:301")
                        .build(),
                ModelDescription.synapse(BinarySynapse.class, () -> BinarySynapse.INSTANCE)
                        .summary("Synapse of binary neurons: carries the weight and its negative in turn.")
                        .reference("Ginzburg and Sompolinsky 1994, Phys Rev E 50:3171")
                        .build(),
                ModelDescription.synapse(Eprop.class, Eprop::feedback)
                        .name("Eprop.feedback")
                        .summary("Carries errors of readouts back to neurons as learning signals.")
                        .reference(PlasticityRules.BELLEC)
                        .build(),
                ModelDescription.synapse(Eprop.class, Eprop::normalisation)
                        .name("Eprop.normalisation")
                        .summary("Carries the exponentials of softmax readouts to each other.")
                        .reference(PlasticityRules.BELLEC)
                        .build(),
                ModelDescription.synapse(GapJunction.class, GapJunction::gapJunction)
                        .summary("Electrical synapse: a conductance between two neurons.")
                        .reference("Hahne et al. 2015, Front Neuroinform 9:22")
                        .build(),
                ModelDescription.synapse(GradedSynapse.class, () -> GradedSynapse.kinetic(0, 2, 12, 0.1))
                        .argument("theta", "mV", Range.FINITE)
                        .argument("k", "mV", Range.POSITIVE)
                        .argument("alpha", "1/ms", Range.POSITIVE)
                        .argument("beta", "1/ms", Range.POSITIVE)
                        .summary("Chemical synapse that follows the presynaptic potential without spikes.")
                        .reference("Wang and Rinzel 1992, Neural Comput 4:84; "
                                + "Wang and Buzsaki 1996, J Neurosci 16:6402")
                        .build(),
                ModelDescription.synapse(RateConnection.class, RateConnection::rateConnection)
                        .summary("Connection of rate units, with or without delay and gain function.")
                        .reference("Hahne et al. 2017, Front Neuroinform 11:34")
                        .build());
    }
}
