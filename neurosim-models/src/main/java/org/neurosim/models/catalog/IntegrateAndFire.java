package org.neurosim.models.catalog;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.models.eprop.Alif;
import org.neurosim.models.eprop.Readout;
import org.neurosim.models.integratefire.AdEx;
import org.neurosim.models.integratefire.AdaptiveLif;
import org.neurosim.models.integratefire.BinaryNeuron;
import org.neurosim.models.integratefire.BrunelWang;
import org.neurosim.models.integratefire.ClopathAdEx;
import org.neurosim.models.integratefire.Eif;
import org.neurosim.models.integratefire.Gif;
import org.neurosim.models.integratefire.Glif;
import org.neurosim.models.integratefire.IgnoreAndFire;
import org.neurosim.models.integratefire.Izhikevich2003;
import org.neurosim.models.integratefire.Izhikevich2007;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.integratefire.Mat;
import org.neurosim.models.integratefire.PerfectIf;
import org.neurosim.models.integratefire.Qif;
import org.neurosim.models.integratefire.Relay;
import org.neurosim.models.integratefire.SpikeResponse;
import org.neurosim.models.integratefire.ThetaNeuron;
import org.neurosim.models.integratefire.UrbanczikSenn;

/** Neurons with a declared reset, and those without a membrane. */
final class IntegrateAndFire {

    private static final String BELLEC =
            "Bellec, Scherr, Subramoney, Hajek, Salaj, Legenstein and Maass 2020, Nat Commun 11:3625";

    private IntegrateAndFire() {}

    static List<ModelDescription> models() {
        List<ModelDescription> models = new ArrayList<>(leaky());
        for (Glif.Level level : Glif.Level.values()) {
            models.add(ModelDescription.neuron(
                            Glif.class, () -> Glif.builder(level).build())
                    .name(level.name())
                    .summary(summary(level))
                    .reference("Teeter, Iyer, Menon et al. 2018, Nat Commun 9:709")
                    .build());
        }
        models.add(
                ModelDescription.neuron(Glif.class, () -> Glif.diehlCook2015().build())
                        .name("Glif.diehlCook2015")
                        .summary(
                                "GLIF2 with intrinsic plasticity: the threshold rises by each spike and falls back very slowly.")
                        .reference("Diehl and Cook 2015, Front Comput Neurosci 9:99")
                        .build());
        models.addAll(upstroke());
        models.addAll(withoutMembrane());
        return models;
    }

    private static String summary(Glif.Level level) {
        return switch (level) {
            case GLIF1 -> "Leaky integrate-and-fire neuron of the Allen Institute's family.";
            case GLIF2 -> "GLIF1 with reset rules and a spike-dependent threshold.";
            case GLIF3 -> "GLIF1 with after-spike currents.";
            case GLIF4 -> "GLIF1 with reset rules, a spike-dependent threshold and after-spike currents.";
            case GLIF5 -> "GLIF4 with a voltage-dependent threshold.";
        };
    }

    private static List<ModelDescription> leaky() {
        return List.of(
                ModelDescription.neuron(Lif.class, () -> Lif.builder().build())
                        .summary("Leaky integrate-and-fire neuron.")
                        .reference(
                                "Lapicque 1907; Tuckwell 1988, Introduction to theoretical neurobiology, vol. 1, ch. 3; "
                                        + "Rotter and Diesmann 1999, Biol Cybern 81:381")
                        .build(),
                ModelDescription.neuron(
                                BrunelWang.class, () -> BrunelWang.pyramidal().build())
                        .name("BrunelWang.pyramidal")
                        .summary("Pyramidal cell of the working-memory and decision networks.")
                        .reference("Brunel and Wang 2001, J Comput Neurosci 11:63, section 2.1")
                        .build(),
                ModelDescription.neuron(
                                BrunelWang.class, () -> BrunelWang.interneuron().build())
                        .name("BrunelWang.interneuron")
                        .summary("Interneuron of the working-memory and decision networks.")
                        .reference("Brunel and Wang 2001, J Comput Neurosci 11:63, section 2.1")
                        .build(),
                ModelDescription.neuron(PerfectIf.class, PerfectIf::new)
                        .summary("Integrate-and-fire neuron without leak.")
                        .reference("Lapicque 1907; Gerstein and Mandelbrot 1964, Biophys J 4:41")
                        .build(),
                ModelDescription.neuron(
                                AdaptiveLif.class, () -> AdaptiveLif.builder().build())
                        .summary("Leaky integrate-and-fire neuron with spike-frequency adaptation and relative "
                                + "refractoriness as conductances.")
                        .reference("Dayan and Abbott 2001, Theoretical neuroscience, ch. 5.4; "
                                + "Muller, Buesing, Schemmel and Meier 2007, Neural Comput 19:2958")
                        .build(),
                ModelDescription.neuron(Mat.class, () -> Mat.mat2().build())
                        .name("Mat.mat2")
                        .summary("Leaky integrator with a multi-timescale adaptive threshold and no reset.")
                        .reference("Kobayashi, Tsubo and Shinomoto 2009, Front Comput Neurosci 3:9")
                        .build(),
                ModelDescription.neuron(Mat.class, () -> Mat.amat2().build())
                        .name("Mat.amat2")
                        .summary("MAT2 whose threshold depends on the voltage, too.")
                        .reference("Yamauchi, Kim and Shinomoto 2011, Front Comput Neurosci 5:42")
                        .build(),
                ModelDescription.neuron(
                                SpikeResponse.class,
                                () -> SpikeResponse.builder().build())
                        .summary("Spike response model: kernels that are sums of exponentials, fixed threshold.")
                        .reference("Gerstner and Kistler 2002, Spiking neuron models, ch. 4.2; "
                                + "Gerstner 1995, Phys Rev E 51:738")
                        .build(),
                ModelDescription.neuron(Gif.class, () -> Gif.builder().build())
                        .summary(
                                "Generalised integrate-and-fire neuron: spike-triggered current, moving threshold, escape noise.")
                        .reference("Mensi et al. 2012, J Neurophysiol 107:1756; "
                                + "Pozzorini et al. 2015, PLoS Comput Biol 11:e1004275")
                        .build(),
                ModelDescription.neuron(Alif.class, () -> Alif.builder().build())
                        .summary("Adaptive threshold and surrogate derivative, for learning by e-prop.")
                        .reference(BELLEC)
                        .build(),
                ModelDescription.neuron(Readout.class, () -> Readout.of(20))
                        .summary("Leaky readout without spikes that compares itself with a target.")
                        .reference(BELLEC)
                        .build(),
                ModelDescription.neuron(Readout.class, () -> Readout.softmax(20))
                        .name("Readout.softmax")
                        .summary("Readout for classification: its share of all exponentials against a target.")
                        .reference(BELLEC)
                        .build(),
                ModelDescription.neuron(
                                UrbanczikSenn.class,
                                () -> UrbanczikSenn.builder().build())
                        .summary(
                                "Two compartments, a soma that spikes at random and a dendrite that learns to predict it.")
                        .reference("Urbanczik and Senn 2014, Neuron 81:521")
                        .build());
    }

    private static List<ModelDescription> upstroke() {
        return List.of(
                ModelDescription.neuron(Eif.class, () -> Eif.builder().build())
                        .summary("Exponential integrate-and-fire neuron.")
                        .reference("Fourcaud-Trocme, Hansel, van Vreeswijk and Brunel 2003, J Neurosci 23:11628")
                        .build(),
                ModelDescription.neuron(AdEx.class, () -> AdEx.builder().build())
                        .summary("Adaptive exponential integrate-and-fire neuron.")
                        .reference("Brette and Gerstner 2005, J Neurophysiol 94:3637; "
                                + "Naud, Marcille, Clopath and Gerstner 2008, Biol Cybern 99:335")
                        .build(),
                ModelDescription.neuron(
                                ClopathAdEx.class, () -> ClopathAdEx.builder().build())
                        .summary("AdEx neuron with the filtered voltages of voltage-based STDP.")
                        .reference("Clopath, Buesing, Vasilaki and Gerstner 2010, Nat Neurosci 13:344")
                        .build(),
                ModelDescription.neuron(Qif.class, () -> Qif.builder().build())
                        .summary("Quadratic integrate-and-fire neuron, normal form of class 1 excitability.")
                        .reference("Ermentrout and Kopell 1986, SIAM J Appl Math 46:233; "
                                + "Latham, Richmond, Nelson and Nirenberg 2000, J Neurophysiol 83:808")
                        .build(),
                ModelDescription.neuron(ThetaNeuron.class, ThetaNeuron::new)
                        .summary(
                                "Theta neuron: quadratic integrate-and-fire with peak and reset at infinity, event-driven.")
                        .reference("Ermentrout and Kopell 1986, SIAM J Appl Math 46:233; "
                                + "Gutkin and Ermentrout 1998, Neural Comput 10:1047")
                        .build(),
                ModelDescription.neuron(
                                Izhikevich2003.class,
                                () -> Izhikevich2003.builder().build())
                        .summary("Simple model of spiking neurons, with the paper's integration scheme or converged.")
                        .reference("Izhikevich 2003, IEEE Trans Neural Netw 14:1569")
                        .build(),
                ModelDescription.neuron(
                                Izhikevich2007.class,
                                () -> Izhikevich2007.builder().build())
                        .summary("Simple model of spiking neurons in physical units.")
                        .reference("Izhikevich 2007, Dynamical systems in neuroscience, ch. 8")
                        .build());
    }

    private static List<ModelDescription> withoutMembrane() {
        return List.of(
                ModelDescription.neuron(BinaryNeuron.class, () -> BinaryNeuron.ginzburg(10, 0, 0, 1, 1))
                        .summary("Binary neuron with stochastic updates and a sigmoid gain.")
                        .reference("Ginzburg and Sompolinsky 1994, Phys Rev E 50:3171")
                        .build(),
                ModelDescription.neuron(BinaryNeuron.class, () -> BinaryNeuron.mcCullochPitts(10, 0))
                        .summary("Binary neuron with stochastic updates and a step gain.")
                        .reference("McCulloch and Pitts 1943, Bull Math Biophys 5:115; "
                                + "van Vreeswijk and Sompolinsky 1998, Neural Comput 10:1321")
                        .build(),
                ModelDescription.neuron(Relay.class, Relay::relay)
                        .summary("Relay or parrot neuron: repeats the spikes that arrive at it, at once.")
                        .build(),
                ModelDescription.neuron(IgnoreAndFire.class, () -> IgnoreAndFire.every(100))
                        .summary("Takes input, ignores it and spikes regularly; for benchmarks.")
                        .build());
    }
}
