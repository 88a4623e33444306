package org.neurosim.models;

import org.neurosim.api.model.Stimulus;
import org.neurosim.models.stimuli.Stimuli;

/** The input protocol of the NEST files, from their headers. */
public final class NestProtocol {

    private NestProtocol() {}

    /** Connects the excitatory and the inhibitory train; weights of the latter are multiplied by a sign. */
    public static Cell withInputs(
            Cell cell, ReferenceCsv reference, String excitatory, String inhibitory, double sign) {
        return cell.input(
                        excitatory,
                        number(reference, "protocol excitatory spikes: weight"),
                        delay(reference),
                        times(reference, "excitatory"))
                .input(
                        inhibitory,
                        sign * number(reference, "protocol inhibitory spikes: weight"),
                        delay(reference),
                        times(reference, "inhibitory"));
    }

    /** The step of current that the header describes. */
    public static Stimulus directCurrent(ReferenceCsv reference) {
        String text = reference.text("protocol DC: I_e =");
        double on = Double.parseDouble(text.split("t=")[1].split(" ")[0]);
        double off = Double.parseDouble(text.split("t=")[2].split(" ")[0]);
        return Stimuli.step(Double.parseDouble(text.split(" ")[0]), on, off);
    }

    private static double number(ReferenceCsv reference, String text) {
        return Double.parseDouble(reference.text(text).split(",")[0]);
    }

    private static double delay(ReferenceCsv reference) {
        String text = reference.text("protocol excitatory spikes:");
        return Double.parseDouble(text.substring(text.indexOf("delay ") + 6).split(" ")[0]);
    }

    private static double[] times(ReferenceCsv reference, String train) {
        String text = reference.text("protocol " + train + " spikes:");
        return ReferenceCsv.numbers(text.substring(text.indexOf('[')));
    }
}
