package org.neurosim.models.catalog;

import java.util.List;
import org.neurosim.api.model.ModelDescription;
import org.neurosim.models.conductance.ConnorStevens;
import org.neurosim.models.conductance.FitzHughNagumo;
import org.neurosim.models.conductance.HindmarshRose;
import org.neurosim.models.conductance.HodgkinHuxley;
import org.neurosim.models.conductance.MorrisLecar;
import org.neurosim.models.conductance.PinskyRinzel;
import org.neurosim.models.conductance.Pospischil;
import org.neurosim.models.conductance.TraubMiles;
import org.neurosim.models.conductance.WangBuzsaki;

/** Neurons whose channels make the spike, and their reduced forms. */
final class ConductanceCells {

    private static final String POSPISCHIL = "Pospischil et al. 2008, Biol Cybern 99:427";
    private static final String MORRIS_LECAR = "Morris and Lecar 1981, Biophys J 35:193; Rinzel and Ermentrout 1998, "
            + "in Koch and Segev (eds), Methods in neuronal modeling, ch. 7";

    private ConductanceCells() {}

    static List<ModelDescription> models() {
        return List.of(
                ModelDescription.neuron(
                                HodgkinHuxley.class,
                                () -> HodgkinHuxley.builder().build())
                        .summary("Squid giant axon at 6.3 degrees Celsius, resting at -65 mV.")
                        .reference("Hodgkin and Huxley 1952, J Physiol 117:500")
                        .build(),
                ModelDescription.neuron(
                                TraubMiles.class, () -> TraubMiles.builder().build())
                        .summary("Hippocampal pyramidal cell as one compartment, in the form of the COBAHH benchmark.")
                        .reference("Traub and Miles 1991, Neuronal networks of the hippocampus; "
                                + "Brette et al. 2007, J Comput Neurosci 23:349")
                        .build(),
                ModelDescription.neuron(
                                WangBuzsaki.class, () -> WangBuzsaki.builder().build())
                        .summary("Fast-spiking hippocampal interneuron.")
                        .reference("Wang and Buzsaki 1996, J Neurosci 16:6402")
                        .build(),
                ModelDescription.neuron(
                                ConnorStevens.class,
                                () -> ConnorStevens.builder().build())
                        .summary("Neuron with a transient (A-type) potassium channel, able to fire at any low rate.")
                        .reference("Connor and Stevens 1971, J Physiol 213:31; "
                                + "Connor, Walter and McKown 1977, Biophys J 18:81; "
                                + "Dayan and Abbott 2001, Theoretical neuroscience, section 6.2")
                        .build(),
                ModelDescription.neuron(
                                Pospischil.class,
                                () -> Pospischil.regularSpiking().build())
                        .name("Pospischil.regularSpiking")
                        .summary("Minimal cortical regular-spiking cell.")
                        .reference(POSPISCHIL)
                        .build(),
                ModelDescription.neuron(
                                Pospischil.class, () -> Pospischil.fastSpiking().build())
                        .name("Pospischil.fastSpiking")
                        .summary("Minimal cortical fast-spiking cell.")
                        .reference(POSPISCHIL)
                        .build(),
                ModelDescription.neuron(
                                Pospischil.class,
                                () -> Pospischil.intrinsicallyBursting().build())
                        .name("Pospischil.intrinsicallyBursting")
                        .summary("Minimal cortical cell that bursts by an L-type calcium channel.")
                        .reference(POSPISCHIL)
                        .build(),
                ModelDescription.neuron(
                                Pospischil.class,
                                () -> Pospischil.lowThresholdSpiking().build())
                        .name("Pospischil.lowThresholdSpiking")
                        .summary("Minimal cell with low-threshold spikes by a T-type calcium channel.")
                        .reference(POSPISCHIL)
                        .build(),
                ModelDescription.neuron(
                                PinskyRinzel.class, () -> PinskyRinzel.builder().build())
                        .summary(
                                "Two-compartment CA3 pyramidal cell: a soma that spikes, a dendrite that makes bursts.")
                        .reference("Pinsky and Rinzel 1994, J Comput Neurosci 1:39 (erratum 2:275)")
                        .build(),
                ModelDescription.neuron(
                                FitzHughNagumo.class,
                                () -> FitzHughNagumo.builder().build())
                        .summary("Cubic membrane and linear recovery, dimensionless.")
                        .reference(
                                "FitzHugh 1961, Biophys J 1:445; Nagumo, Arimoto and Yoshizawa 1962, Proc IRE 50:2061")
                        .build(),
                ModelDescription.neuron(
                                MorrisLecar.class, () -> MorrisLecar.typeTwo().build())
                        .name("MorrisLecar.typeTwo")
                        .summary("Instantaneous calcium and slow potassium, class 2 excitability.")
                        .reference(MORRIS_LECAR)
                        .build(),
                ModelDescription.neuron(
                                MorrisLecar.class, () -> MorrisLecar.typeOne().build())
                        .name("MorrisLecar.typeOne")
                        .summary("Instantaneous calcium and slow potassium, class 1 excitability.")
                        .reference(MORRIS_LECAR)
                        .build(),
                ModelDescription.neuron(
                                HindmarshRose.class,
                                () -> HindmarshRose.builder().build())
                        .summary("Spikes, bursts and chaos in three dimensionless polynomial equations.")
                        .reference("Hindmarsh and Rose 1984, Proc R Soc Lond B 221:87")
                        .build());
    }
}
